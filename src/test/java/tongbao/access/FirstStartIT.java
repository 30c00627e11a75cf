package tongbao.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tongbao.PackagedService;

/** The packaged service on an empty database, as an operator meets it. */
class FirstStartIT {

  @TempDir Path directory;

  @Test
  void theTokenIsShownOnceAndStaysValidUntilAnotherIsConfigured() throws Exception {
    String token;
    try (PackagedService service = PackagedService.start(directory, Map.of())) {
      String line =
          service
              .output()
              .lines()
              .filter(l -> l.contains("first admin token"))
              .findFirst()
              .orElseThrow();
      assertTrue(line.contains("首个管理员令牌"), "readable whatever the locale");
      token = line.substring(line.lastIndexOf(' ') + 1);
      assertEquals(401, status(service, "guess"));
      assertEquals(200, status(service, token));
    }
    try (PackagedService service = PackagedService.start(directory, Map.of())) {
      assertEquals(200, status(service, token));
      assertFalse(service.output().contains("admin token"), service.output());
      assertFalse(service.output().contains(token), service.output());
    }
    Map<String, String> configured = Map.of("TONGBAO_ADMIN_TOKEN", "configured-token");
    try (PackagedService service = PackagedService.start(directory, configured)) {
      assertEquals(200, status(service, "configured-token"));
      assertEquals(401, status(service, token));
      assertFalse(service.output().contains("configured-token"), service.output());
    }
  }

  @Test
  void aTokenTooShortIsRefusedInOneLine() throws Exception {
    Map<String, String> configured = Map.of("TONGBAO_ADMIN_TOKEN", "short");
    try (PackagedService service = PackagedService.launch(directory, configured)) {
      assertNotEquals(0, service.awaitExit(Duration.ofSeconds(60)));
      String said = service.output();
      assertEquals(1, said.lines().filter(l -> l.contains("TONGBAO_ADMIN_TOKEN")).count(), said);
      assertFalse(said.contains("\tat "), said);
    }
  }

  private static int status(PackagedService service, String token)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(service.uri("/api/v1/editions"))
            .header("Authorization", "Bearer " + token)
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }
}
