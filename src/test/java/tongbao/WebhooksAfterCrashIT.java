package tongbao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the service while filings come in and a receiver that fails at random is told of them: each
 * filing that is stored is told at least once, what is told twice bears the same id, and nothing
 * else is told.
 */
@Timeout(600)
class WebhooksAfterCrashIT {
  private static final int ROUNDS = 3;
  private static final int UNITS = 15;
  private static final int FIRST_YEAR = 2014;
  private static final int LAST_YEAR = 2018;
  private static final Duration LIMIT = Duration.ofMinutes(3);

  @TempDir Path directory;

  @Test
  void tellsOfEveryStoredFilingAtLeastOnce() throws Exception {
    try (Receiver receiver =
        new Receiver(
            (exchange, message) -> {
              switch (ThreadLocalRandom.current().nextInt(6)) {
                case 0 -> exchange.sendResponseHeaders(500, -1);
                case 1 -> exchange.close();
                case 2 -> Thread.sleep(100);
                default -> exchange.sendResponseHeaders(204, -1);
              }
            })) {
      PackagedService service = start();
      try {
        register(service, receiver);
        for (int round = 0; round < ROUNDS; round++) {
          fileAndKill(service, round);
          service.close();
          service = start();
        }
        PackagedService last = service;
        Receiver.await("nothing left to be told", LIMIT, none -> ask(last, PENDING).isEmpty());
        assertToldOnceOrAgain(receiver, ask(service, STORED));
      } finally {
        service.close();
      }
    }
  }

  private static final String PENDING =
      "select id from webhook_delivery where state <> 'delivered'";
  private static final String STORED = "select year || ' ' || unit from filing_revision";

  /** The kill comes in the midst of filings, and of messages about those before them. */
  private static void fileAndKill(PackagedService service, int round)
      throws IOException, InterruptedException {
    Department department = new Department(service.port());
    int number = 0;
    int last = (6 + round) * UNITS / 2;
    for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
      for (int i = 0; i < UNITS; i++) {
        String unit = "hook-%d-%d".formatted(round, i);
        if (year == FIRST_YEAR) {
          department.registerUnit(unit, "620900");
        }
        if (number == last) {
          Thread killer = new Thread(() -> kill(service));
          killer.start();
        }
        try {
          HttpResponse<String> answer =
              department.file(unit, year, number, "hook" + round + number);
          assertEquals(201, answer.statusCode(), answer::body);
        } catch (IOException e) {
          return;
        }
        number++;
      }
    }
    kill(service);
  }

  private static void kill(PackagedService service) {
    try {
      service.kill9();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void assertToldOnceOrAgain(Receiver receiver, Set<String> stored) {
    Map<String, String> ids = new HashMap<>();
    Set<String> bodies = new HashSet<>();
    for (Receiver.Received message : receiver.received()) {
      String filing =
          message.json().at("/data/year").asText() + " " + message.json().at("/data/unit").asText();
      assertEquals(ids.computeIfAbsent(filing, first -> message.id()), message.id());
      assertEquals("submitted", message.json().at("/data/state").asText());
      bodies.add(message.body());
    }
    assertTrue(stored.size() > UNITS, stored::toString);
    assertEquals(stored, ids.keySet());
    assertEquals(stored.size(), bodies.size(), "a repeat with another body");
    assertEquals(stored.size(), Set.copyOf(ids.values()).size(), "an id used twice");
    int repeats = receiver.received().size() - stored.size();
    assertTrue(repeats > 0, "nothing was repeated, although the receiver failed");
    System.out.printf("%d filings stored, %d kills, %d repeats%n", stored.size(), ROUNDS, repeats);
  }

  private PackagedService start() throws IOException, InterruptedException {
    return PackagedService.start(
        directory,
        Map.of(
            "TONGBAO_ADMIN_TOKEN", Department.TOKEN,
            "TONGBAO_WEBHOOKS_ALLOW_PRIVATE", "true",
            "TONGBAO_WEBHOOKS_TIMEOUT", "2s",
            "TONGBAO_WEBHOOKS_POLL", "100ms",
            "TONGBAO_WEBHOOKS_FIRST_RETRY", "200ms",
            "TONGBAO_WEBHOOKS_LONGEST_RETRY", "1s"));
  }

  private static void register(PackagedService service, Receiver receiver)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(service.uri("/api/v1/webhooks"))
            .header("Authorization", "Bearer " + Department.TOKEN)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"url\":\"" + receiver.url() + "\"}"))
            .build();
    HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertEquals(201, answer.statusCode(), answer::body);
  }

  private static Set<String> ask(PackagedService service, String select) {
    try (Connection connection = DriverManager.getConnection(service.jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet rows = ofEveryUnit(statement).executeQuery(select)) {
      Set<String> found = new HashSet<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException | IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Where rows are kept apart by unit, see all of them. */
  private static Statement ofEveryUnit(Statement statement) throws SQLException {
    statement.execute("select set_config('tongbao.unit', '*', false)");
    return statement;
  }
}
