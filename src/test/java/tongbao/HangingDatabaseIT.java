package tongbao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL that has connections open and says nothing any more, then goes on. */
@Timeout(180)
class HangingDatabaseIT {
  private static final int UNITS = 150;

  @TempDir Path directory;

  @Test
  void holdsUpNobodyForLongAndLosesNothing() throws Exception {
    try (PackagedService service =
        PackagedService.start(
            directory,
            Map.of("TONGBAO_ADMIN_TOKEN", Department.TOKEN, "TONGBAO_DATABASE_PATIENCE", "1s"))) {
      Department department = new Department(service.port());
      for (int i = 0; i < UNITS; i++) {
        department.registerUnit("unit-" + i, "620900");
      }
      assertEquals(201, file(department, 0).statusCode());

      List<ProcessHandle> stopped = new ArrayList<>();
      try {
        ProcessHandle postmaster = ProcessHandle.of(service.postmasterPid()).orElseThrow();
        Stream.concat(Stream.of(postmaster), postmaster.descendants()).forEach(stopped::add);
        signal("STOP", stopped);
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 1; i < UNITS; i++) {
          int unit = i;
          calls.add(() -> refused(file(department, unit)));
        }
        calls.add(() -> department.get("/api/v1/editions/2014").statusCode());
        calls.add(() -> department.get("/q/health/live").statusCode());
        List<Integer> answers = AtOnce.inParallel(calls);
        assertEquals(200, answers.remove(answers.size() - 1));
        assertEquals(200, answers.remove(answers.size() - 1));
        assertTrue(answers.stream().allMatch(status -> status == 503), answers::toString);
      } finally {
        signal("CONT", stopped);
      }

      service.awaitReady(Duration.ofSeconds(20));
      for (int i = 0; i < UNITS; i++) {
        // Also what was stored without the answer having come through is stored once.
        HttpResponse<String> answer = file(department, i);
        for (int attempt = 0; answer.statusCode() == 503 && attempt < 50; attempt++) {
          Thread.sleep(100);
          answer = file(department, i);
        }
        assertEquals(201, answer.statusCode(), answer::body);
      }
      assertEquals(
          UNITS, department.getJson("/api/v1/totals/2016").at("/coverage/filed").intValue());
      var verification = department.getJson("/api/v1/audit/verification");
      assertTrue(verification.get("intact").booleanValue(), verification::toPrettyString);
      assertEquals(UNITS, verification.get("checkedRevisions").intValue());
    }
  }

  private static HttpResponse<String> file(Department department, int unit) throws Exception {
    return department.file("unit-" + unit, 2016, unit, "key-" + unit);
  }

  private static int refused(HttpResponse<String> answer) {
    assertTrue(answer.headers().firstValue("Retry-After").isPresent(), answer::body);
    return answer.statusCode();
  }

  private static void signal(String name, List<ProcessHandle> processes) throws Exception {
    for (ProcessHandle process : processes) {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }
  }
}
