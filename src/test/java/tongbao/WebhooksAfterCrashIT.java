package tongbao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
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
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the service or its PostgreSQL while filings come in, or are decided on, and a receiver that
 * fails at random is told of them: each step that is stored is told at least once, what is told
 * twice bears the same id, and nothing else is told. {@code -Dtongbao.crash.rounds=20} for more
 * rounds.
 */
@Timeout(900)
class WebhooksAfterCrashIT {
  private static final int ROUNDS = Integer.getInteger("tongbao.crash.rounds", 2);
  private static final int DECISIONS_BEFORE_KILL = 60;
  private static final int UNITS = 15;
  private static final int FIRST_YEAR = 2014;
  private static final int LAST_YEAR = 2018;
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private enum Victim {
    SERVICE,
    POSTGRES,
    BOTH;

    void kill(PackagedService service) throws IOException, InterruptedException {
      if (this != POSTGRES) {
        service.kill9();
      }
      if (this != SERVICE) {
        service.kill9Postmaster();
      }
    }
  }

  @TempDir Path directory;

  @Test
  void tellsOfEveryStoredFilingAtLeastOnce() throws Exception {
    try (Receiver receiver = new Receiver(WebhooksAfterCrashIT::answerAtRandom)) {
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

  @Test
  void tellsOfEveryDecisionThatWasMadeAndOfNoOther() throws Exception {
    CityOffice office = new CityOffice();
    try (Receiver receiver = new Receiver(WebhooksAfterCrashIT::answerAtRandom)) {
      PackagedService service = start();
      try {
        register(service, receiver);
        int steps = 0;
        for (int round = 0; round < ROUNDS; round++) {
          PackagedService struck = service;
          Department department = new Department(struck.port());
          office.open(department, "decided-%d-".formatted(round));
          Victim victim = Victim.values()[round % Victim.values().length];
          office.decideUntil(
              DECISIONS_BEFORE_KILL + 7 * round, department, () -> victim.kill(struck));
          if (victim != Victim.POSTGRES) {
            struck.close();
            service = start();
          }
          service.awaitReady(LIMIT);
          steps = office.requireEveryDecisionOnce(new Department(service.port())).size();
        }
        PackagedService last = service;
        Receiver.await("nothing left to be told", LIMIT, none -> ask(last, PENDING).isEmpty());
        Set<CityOffice.Step> made = office.requireEveryDecisionOnce(new Department(service.port()));
        assertEquals(steps, made.size(), "something was decided afterwards");
        assertToldOfEach(receiver, made);
        for (CityOffice.Outcome outcome : CityOffice.Outcome.values()) {
          assertTrue(office.count(outcome) > 0, () -> "no decision was " + outcome);
          System.out.printf("%s: %d decisions%n", outcome, office.count(outcome));
        }
        System.out.printf(
            "%d kills, %d steps, %d messages, %d decisions made but not answered%n",
            ROUNDS, steps, receiver.received().size(), office.unansweredMade());
      } finally {
        service.close();
      }
    }
  }

  private static void assertToldOfEach(Receiver receiver, Set<CityOffice.Step> made) {
    Map<String, String> bodies = new HashMap<>();
    Map<CityOffice.Step, String> ids = new HashMap<>();
    for (Receiver.Received message : receiver.received()) {
      JsonNode json = message.json();
      CityOffice.Step step =
          new CityOffice.Step(
              json.get("type").asText(),
              json.at("/data/unit").asText(),
              json.at("/data/revision").intValue(),
              Instant.parse(json.get("timestamp").asText()),
              json.at("/data/state").asText());
      assertEquals(ids.computeIfAbsent(step, first -> message.id()), message.id());
      assertEquals(bodies.computeIfAbsent(message.id(), first -> message.body()), message.body());
    }
    assertEquals(made, ids.keySet());
    assertTrue(receiver.received().size() > made.size(), "nothing was repeated");
  }

  private static void answerAtRandom(HttpExchange exchange, Receiver.Received message)
      throws IOException, InterruptedException {
    switch (ThreadLocalRandom.current().nextInt(6)) {
      case 0 -> exchange.sendResponseHeaders(500, -1);
      case 1 -> exchange.close();
      case 2 -> Thread.sleep(100);
      default -> exchange.sendResponseHeaders(204, -1);
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
            "TONGBAO_WEBHOOKS_TIMEOUT", "1s",
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
