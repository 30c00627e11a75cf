package tongbao;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the service, its PostgreSQL or both while filings stream in: what was answered 201 is kept,
 * and what was not answered can be sent again. {@code -Dtongbao.crash.rounds=20} for more rounds.
 */
@Timeout(900)
class CrashUnderLoadIT {
  private static final int ROUNDS = Integer.getInteger("tongbao.crash.rounds", 4);
  private static final int CONNECTIONS = 6;
  private static final int UNITS = 200;
  private static final int MOST_FILINGS = 5 * UNITS;
  private static final Duration RECOVERY = Duration.ofSeconds(60);

  private enum Victim {
    SERVICE,
    POSTGRES,
    BOTH
  }

  /** One filing that was sent; the number is its own throughout the test. */
  private record Sent(String unit, int year, int number, String digest) {
    String path() {
      return "/api/v1/filings/" + year + "/" + unit;
    }

    String key() {
      return "key-" + number;
    }
  }

  private static final class Count {
    int kills;
    int acknowledged;
    int found;
    int unanswered;
    int unansweredStored;
    int repeated;
  }

  @TempDir Path directory;
  private PackagedService service;
  private Department department;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    service = PackagedService.start(directory, Map.of("TONGBAO_ADMIN_TOKEN", Department.TOKEN));
    department = new Department(service.port());
  }

  @AfterEach
  void stop() {
    if (service != null) {
      service.close();
    }
  }

  @Test
  void keepsWhatItHasAcknowledged() throws Exception {
    Map<Victim, Count> counts = new EnumMap<>(Victim.class);
    List<Sent> stored = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      Victim victim = Victim.values()[round % Victim.values().length];
      Count count = counts.computeIfAbsent(victim, first -> new Count());
      stored.addAll(round(round, victim, count));
    }
    print(counts);
    counts.forEach((victim, count) -> assertEquals(count.acknowledged, count.found, victim::name));
    // Once more after all the other crashes.
    assertEquals(stored.size(), count(stored));
    assertEquals(stored.size() + ",1", ask("select count(*) || ',' || max(number)"));
  }

  /** The filings known to be stored at its end. */
  private List<Sent> round(int round, Victim victim, Count count) throws Exception {
    List<String> units = new ArrayList<>();
    for (int i = 0; i < UNITS; i++) {
      units.add("crash-%d-%d".formatted(round, i));
    }
    inParallel(
        units,
        unit -> {
          department.registerUnit(unit, "620900");
          return null;
        });
    Queue<Sent> acknowledged = new ConcurrentLinkedQueue<>();
    Queue<Sent> unanswered = new ConcurrentLinkedQueue<>();
    loadAndKill(round, victim, units, acknowledged, unanswered);
    if (victim != Victim.POSTGRES) {
      restart();
    }
    awaitWrites("awaited-" + round);

    count.kills++;
    count.acknowledged += acknowledged.size();
    count.found += count(acknowledged);
    count.unanswered += unanswered.size();
    for (Sent sent : unanswered) {
      int status = department.get(sent.path()).statusCode();
      count.unansweredStored += status == 200 ? 1 : 0;
    }
    List<Sent> stored = new ArrayList<>(acknowledged);
    stored.addAll(inParallel(unanswered, this::sendAgain));
    inParallel(stored, this::sendAgain);
    assertEquals(stored.size(), count(stored));
    count.repeated += stored.size() + unanswered.size();
    return stored;
  }

  private void loadAndKill(
      int round,
      Victim victim,
      List<String> units,
      Queue<Sent> acknowledged,
      Queue<Sent> unanswered)
      throws Exception {
    AtomicBoolean loading = new AtomicBoolean(true);
    AtomicInteger next = new AtomicInteger();
    List<Callable<Void>> threads = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      threads.add(
          () -> {
            for (int n = next.getAndIncrement();
                loading.get() && n < MOST_FILINGS;
                n = next.getAndIncrement()) {
              int number = round * MOST_FILINGS + n;
              Sent sent = new Sent(units.get(n % UNITS), 2014 + n / UNITS, number, "");
              send(sent, acknowledged, unanswered);
            }
            return null;
          });
    }
    threads.add(
        () -> {
          try {
            // Another moment in each round, always with filings under way.
            while (acknowledged.size() < 300 + 41 * (round % 13)) {
              Thread.sleep(1);
            }
            kill(victim);
            Thread.sleep(300);
          } finally {
            loading.set(false);
          }
          return null;
        });
    AtOnce.inParallel(threads);
  }

  private void send(Sent sent, Queue<Sent> acknowledged, Queue<Sent> unanswered)
      throws IOException, InterruptedException {
    HttpResponse<String> answer;
    try {
      answer = department.file(sent.unit(), sent.year(), sent.number(), sent.key());
    } catch (IOException e) {
      unanswered.add(sent);
      Thread.sleep(20);
      return;
    }
    if (answer.statusCode() == 201) {
      acknowledged.add(answered(sent, answer));
    } else {
      assertEquals(5, answer.statusCode() / 100, answer::body);
      unanswered.add(sent);
      Thread.sleep(20);
    }
  }

  private void kill(Victim victim) throws IOException, InterruptedException {
    if (victim != Victim.POSTGRES) {
      service.kill9();
    }
    if (victim != Victim.SERVICE) {
      service.kill9Postmaster();
    }
  }

  private void restart() throws IOException, InterruptedException {
    PackagedService killed = service;
    start();
    killed.close();
  }

  private void awaitWrites(String unit) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + RECOVERY.toNanos();
    while (true) {
      try {
        department.registerUnit(unit, "620900");
        return;
      } catch (IOException | AssertionError e) {
        if (System.nanoTime() > deadline) {
          throw e;
        }
        Thread.sleep(100);
      }
    }
  }

  private int count(Iterable<Sent> filings) throws Exception {
    return (int) inParallel(filings, this::isKept).stream().filter(kept -> kept).count();
  }

  /** Whether the filing is there as it was sent, in one revision. */
  private boolean isKept(Sent sent) throws IOException, InterruptedException {
    HttpResponse<String> answer = department.get(sent.path());
    JsonNode filing = Department.read(answer.body());
    return answer.statusCode() == 200
        && filing.get("values").equals(Department.values(sent.number()))
        && filing.get("revision").intValue() == 1
        && filing.get("digest").asText().equals(sent.digest());
  }

  private Sent sendAgain(Sent sent) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        department.file(sent.unit(), sent.year(), sent.number(), sent.key());
    assertEquals(201, answer.statusCode(), answer::body);
    Sent again = answered(sent, answer);
    if (!sent.digest().isEmpty()) {
      assertEquals(sent.digest(), again.digest());
    }
    return again;
  }

  private static Sent answered(Sent sent, HttpResponse<String> answer) throws IOException {
    String digest = Department.read(answer.body()).get("digest").asText();
    return new Sent(sent.unit(), sent.year(), sent.number(), digest);
  }

  private interface Call<T, R> {
    R on(T item) throws IOException, InterruptedException;
  }

  private static <T, R> List<R> inParallel(Iterable<T> items, Call<T, R> call) throws Exception {
    Queue<T> left = new ConcurrentLinkedQueue<>();
    items.forEach(left::add);
    List<Callable<List<R>>> threads = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      threads.add(
          () -> {
            List<R> results = new ArrayList<>();
            for (T item = left.poll(); item != null; item = left.poll()) {
              results.add(call.on(item));
            }
            return results;
          });
    }
    return AtOnce.inParallel(threads).stream().flatMap(List::stream).toList();
  }

  private String ask(String select) throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection(service.jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(select + " from filing_revision")) {
      row.next();
      return row.getString(1);
    }
  }

  private static void print(Map<Victim, Count> counts) {
    System.out.println(
        "killed    kills acknowledged  found   lost unanswered (of them stored) sent again");
    counts.forEach(
        (victim, count) ->
            System.out.printf(
                "%-9s %5d %12d %6d %6d %10d %17d %10d%n",
                victim,
                count.kills,
                count.acknowledged,
                count.found,
                count.acknowledged - count.found,
                count.unanswered,
                count.unansweredStored,
                count.repeated));
  }
}
