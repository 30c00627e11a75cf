package tongbao.api.v1;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tongbao.Receiver;
import tongbao.WebhooksSoon;
import tongbao.store.Occurrences;

/** Who asks to be told is told, whatever the receiver does. */
@QuarkusTest
@TestProfile(WebhooksSoon.class)
@Timeout(120)
class WebhooksTest {
  private static final String WEBHOOKS = "/api/v1/webhooks";
  private static final Duration SOON = Duration.ofSeconds(60);

  @Inject AgroalDataSource database;

  @Test
  void tellsWhatWasCommittedAndNothingElse() throws Exception {
    try (Receiver receiver = new Receiver(Receiver.status(204))) {
      JsonPath webhook = register("{\"url\":\"%s\"}", receiver);
      Occurrences.tell(database, "filing.accept", "told-a", 2016, false);
      Occurrences.tell(database, "unit.put", "told-a", 2016, true);
      Occurrences.tell(database, "filing.accept", "told-b", 2016, true);
      awaitState(webhook, "delivered", 1);
      assertEquals(1, receiver.received().size());
      Receiver.Received message = receiver.received().get(0);
      assertTrue(message.isSignedWith(webhook.getString("secret")), message::toString);
      assertEquals("filing.accept", message.json().get("type").asText());
      assertEquals("told-b", message.json().at("/data/unit").asText());
      assertEquals("submitted", message.json().at("/data/previousState").asText());
      assertEquals(message.id(), deliveries(webhook).jsonPath().getString("items[0].id"));
      remove(webhook);
    }
  }

  @Test
  void tellsOnlyWhatWasAskedFor() throws Exception {
    try (Receiver receiver = new Receiver(Receiver.status(200))) {
      JsonPath webhook = register("{\"url\":\"%s\",\"events\":[\"filing.publish\"]}", receiver);
      Occurrences.tell(database, "filing.accept", "asked-a", 2016, true);
      Occurrences.tell(database, "filing.publish", "asked-a", 2016, true);
      awaitState(webhook, "delivered", 1);
      deliveries(webhook).then().body("items.event", equalTo(List.of("filing.publish")));
      remove(webhook);
    }
  }

  @Test
  void triesAgainUnderTheSameIdUntilItIsTaken() throws Exception {
    AtomicInteger count = new AtomicInteger();
    try (Receiver receiver =
        new Receiver(
            (exchange, message) ->
                exchange.sendResponseHeaders(count.incrementAndGet() < 4 ? 500 : 200, -1))) {
      JsonPath webhook = register("{\"url\":\"%s\"}", receiver);
      Occurrences.tell(database, "filing.submit", "again-a", 2016, true);
      awaitState(webhook, "delivered", 1);
      Set<String> bodies = new HashSet<>();
      Set<String> ids = new HashSet<>();
      for (Receiver.Received message : receiver.received()) {
        ids.add(message.id());
        bodies.add(message.body());
        assertTrue(message.isSignedWith(webhook.getString("secret")));
      }
      assertEquals(4, receiver.received().size());
      assertEquals(1, ids.size());
      assertEquals(1, bodies.size());
      deliveries(webhook)
          .then()
          .body("items[0].attempts", equalTo(4))
          .body("items[0].lastStatus", equalTo(200))
          .body("items[0].lastError", nullValue())
          .body("items[0].nextAttempt", nullValue());
      remove(webhook);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "redirect, status,        302",
    "gone,     status,        410",
    "hang,     timeout,",
    "close,    no-connection,",
    "odd,      status,        42",
    "away,     no-connection,",
  })
  void saysWhatWentWrong(String kind, String error, Integer status) throws Exception {
    AtomicInteger elsewhere = new AtomicInteger();
    try (Receiver other = new Receiver((exchange, message) -> elsewhere.incrementAndGet());
        Receiver receiver = new Receiver((exchange, message) -> fail(kind, other, exchange))) {
      JsonPath webhook = register("{\"url\":\"%s\"}", receiver);
      if (kind.equals("away")) {
        receiver.leave();
      }
      Occurrences.tell(database, "filing.submit", "wrong-" + kind, 2016, true);
      Receiver.await(
          "two attempts",
          SOON,
          none -> deliveries(webhook).jsonPath().getInt("items[0].attempts") > 2);
      deliveries(webhook)
          .then()
          .body("items[0].state", equalTo("pending"))
          .body("items[0].lastError", equalTo(error))
          .body("items[0].lastStatus", equalTo(status));
      assertEquals(0, elsewhere.get());
      remove(webhook);
    }
  }

  private static void fail(
      String kind, Receiver other, com.sun.net.httpserver.HttpExchange exchange)
      throws IOException, InterruptedException {
    switch (kind) {
      case "redirect" -> {
        exchange.getResponseHeaders().add("Location", other.url());
        exchange.sendResponseHeaders(302, -1);
      }
      case "gone" -> exchange.sendResponseHeaders(410, -1);
      case "hang" -> Thread.sleep(20_000);
      case "odd" -> exchange.sendResponseHeaders(42, -1);
      default -> exchange.close();
    }
  }

  @Test
  void oneThatHangsHoldsUpNobody() throws Exception {
    try (Receiver hanging = new Receiver((exchange, message) -> Thread.sleep(20_000));
        Receiver receiver = new Receiver(Receiver.status(200))) {
      JsonPath stuck = register("{\"url\":\"%s\"}", hanging);
      JsonPath webhook = register("{\"url\":\"%s\"}", receiver);
      for (int year = 2014; year < 2044; year++) {
        Occurrences.tell(database, "filing.submit", "hanging-a", year, true);
      }
      awaitState(webhook, "delivered", 30);
      deliveries(stuck).then().body("items.state.unique()", equalTo(List.of("pending")));
      remove(stuck);
      remove(webhook);
    }
  }

  /** Each is sent four messages at a time, and sixteen are under way. */
  @Test
  void fourThatHangHoldUpNobody() throws Exception {
    Receiver.Answer hang = (exchange, message) -> Thread.sleep(20_000);
    try (Receiver hanging = new Receiver(hang);
        Receiver receiver = new Receiver(Receiver.status(200))) {
      List<JsonPath> stuck = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        stuck.add(register("{\"url\":\"%s\",\"events\":[\"filing.publish\"]}", hanging));
      }
      for (int year = 1900; year < 2100; year++) {
        Occurrences.tell(database, "filing.publish", "hanging-b", year, true);
      }
      Receiver.await("all threads", SOON, none -> hanging.received().size() >= 16);
      JsonPath webhook = register("{\"url\":\"%s\"}", receiver);
      Occurrences.tell(database, "filing.submit", "hanging-b", 2016, true);
      Receiver.await("one", Duration.ofSeconds(20), none -> !receiver.received().isEmpty());
      stuck.forEach(WebhooksTest::remove);
      remove(webhook);
    }
  }

  @Test
  void anEndlessAnswerIsNotReadToItsEnd() throws Exception {
    try (Receiver receiver =
        new Receiver(
            (exchange, message) -> {
              exchange.sendResponseHeaders(200, 0);
              byte[] much = new byte[65536];
              while (true) {
                exchange.getResponseBody().write(much);
              }
            })) {
      JsonPath webhook = register("{\"url\":\"%s\"}", receiver);
      Occurrences.tell(database, "filing.submit", "endless-a", 2016, true);
      awaitState(webhook, "delivered", 1);
      remove(webhook);
    }
  }

  @Test
  void givesUpInTheEndAndCanBeAskedToSendAgain() throws Exception {
    try (Receiver receiver = new Receiver(Receiver.status(503))) {
      JsonPath webhook = register("{\"url\":\"%s\"}", receiver);
      Occurrences.tell(database, "filing.submit", "given-up", 2016, true);
      ask("update webhook_delivery set give_up_at = now() where unit = 'given-up' returning 1");
      awaitState(webhook, "failed", 1);
      receiver.answerWith(Receiver.status(200));
      String id = deliveries(webhook).jsonPath().getString("items[0].id");
      Calls.call()
          .post(path(webhook) + "/deliveries/" + id + "/redelivery")
          .then()
          .statusCode(202)
          .body("state", equalTo("pending"));
      awaitState(webhook, "delivered", 1);
      Set<String> ids = new HashSet<>();
      receiver.received().forEach(message -> ids.add(message.id()));
      assertEquals(Set.of(id), ids);
      Calls.call()
          .get("/api/v1/audit?action=webhook.redeliver&subject=webhooks/" + webhook.getString("id"))
          .then()
          .body("items.after", equalTo(List.of("{\"delivery\":\"" + id + "\"}")));
      remove(webhook);
    }
  }

  /** The waits begin anew: the first retry comes soon, however many attempts went before. */
  @Test
  void aRedeliveryIsKeptAtLikeANewOne() throws Exception {
    try (Receiver receiver = new Receiver(Receiver.status(503))) {
      JsonPath webhook = register("{\"url\":\"%s\"}", receiver);
      Occurrences.tell(database, "filing.submit", "anew-a", 2016, true);
      ask("update webhook_delivery set give_up_at = now() where unit = 'anew-a' returning 1");
      awaitState(webhook, "failed", 1);
      String id =
          ask(
              "update webhook_delivery set attempts = 40, failures = 40 where unit = 'anew-a'"
                  + " returning id");
      Calls.call().post(path(webhook) + "/deliveries/" + id + "/redelivery").then().statusCode(202);
      Receiver.await(
          "three attempts",
          SOON,
          none -> deliveries(webhook).jsonPath().getInt("items[0].attempts") > 42);
      String failures = ask("select failures from webhook_delivery where id = '" + id + "'");
      assertTrue(Integer.parseInt(failures) < 40, failures);
      remove(webhook);
    }
  }

  @Test
  void whatADeadServiceHadTakenIsSentByAnother() throws Exception {
    try (Receiver receiver = new Receiver(Receiver.status(200))) {
      JsonPath webhook = register("{\"url\":\"%s\"}", receiver);
      // As a service leaves it that is killed between taking and sending.
      ask(
          "insert into webhook_delivery (webhook, event, occurred_at, attempts, next_attempt)"
              + " values ('"
              + webhook.getString("id")
              + "', 'filing.submit', now(), 1, now() + interval '1 second') returning 1");
      awaitState(webhook, "delivered", 1);
      deliveries(webhook).then().body("items[0].attempts", equalTo(2));
      remove(webhook);
    }
  }

  @Test
  void canBeTried() throws Exception {
    try (Receiver receiver = new Receiver(Receiver.status(200))) {
      JsonPath webhook = register("{\"url\":\"%s\"}", receiver);
      Calls.call().post(path(webhook) + "/test").then().statusCode(202);
      awaitState(webhook, "delivered", 1);
      assertEquals("webhook.test", receiver.received().get(0).json().get("type").asText());
      remove(webhook);
    }
  }

  @Test
  void listsPageByPage() throws Exception {
    try (Receiver receiver = new Receiver(Receiver.status(200))) {
      JsonPath webhook = register("{\"url\":\"%s\"}", receiver);
      for (int year = 2014; year < 2019; year++) {
        Occurrences.tell(database, "filing.submit", "paged-a", year, true);
      }
      Response first = Calls.call().get(path(webhook) + "/deliveries?limit=3");
      first.then().body("items.year", equalTo(List.of(2018, 2017, 2016)));
      String next = first.jsonPath().getString("next");
      Calls.call()
          .get(next)
          .then()
          .body("items.year", equalTo(List.of(2015, 2014)))
          .body("next", nullValue());
      awaitState(webhook, "delivered", 5);
      Calls.call().get(path(webhook) + "/deliveries?state=failed").then().body("items", hasSize(0));
      remove(webhook);
    }
  }

  @Test
  void listsBehindAnyNumberThereCanBe() throws Exception {
    try (Receiver receiver = new Receiver(Receiver.status(200))) {
      JsonPath webhook = register("{\"url\":\"%s\"}", receiver);
      Occurrences.tell(database, "filing.submit", "numbered-a", 2016, true);
      String deliveries = path(webhook) + "/deliveries?after=";
      Calls.call().get(deliveries + "2147483648").then().body("items.year", equalTo(List.of(2016)));
      Calls.call().get(deliveries + "9223372036854775808").then().statusCode(400);
      remove(webhook);
    }
  }

  @Test
  void theSecretIsShownOnceAndNeverToTheAudit() throws Exception {
    try (Receiver receiver = new Receiver(Receiver.status(200))) {
      JsonPath made = register("{\"url\":\"%s\"}", receiver);
      String secret = made.getString("secret");
      assertTrue(secret.startsWith("whsec_"), secret);
      Calls.call()
          .get(path(made))
          .then()
          .body("secret", nullValue())
          .body("createdBy", equalTo("bootstrap-admin"));
      Calls.call().get(WEBHOOKS).then().body("items.id", hasItems(made.getString("id")));
      remove(made);
      Calls.call().get(path(made)).then().statusCode(404);
      Response audit = Calls.call().get("/api/v1/audit?subject=webhooks/" + made.getString("id"));
      audit.then().body("items.action", equalTo(List.of("webhook.create", "webhook.delete")));
      assertFalse(audit.asString().contains("whsec"), audit::asString);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                              | /url
          {"url":"nowhere at all"}                        | /url
          {"url":"ftp://a.example"}                       | /url
          {"url":"http://u:p@a.example"}                  | /url
          {"url":"http://a.example","events":[]}          | /events
          {"url":"http://a.example","events":["filing.eat"]} | /events
          {"url":"http://a.example","secret":"hush"}      | /secret
          {"url":"http://a.example","uri":1}              | /uri
          """)
  void refusesWhatCannotBe(String body, String pointer) {
    Calls.json(body)
        .post(WEBHOOKS)
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/invalid-body"))
        .body("errors.pointer", equalTo(List.of(pointer)))
        .body("errors.detail[0]", not(containsString("hush")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/x", "/x/deliveries", "/1-2-3-4-5"})
  void refusesIdsThatAreNone(String path) {
    Calls.call()
        .get(WEBHOOKS + path)
        .then()
        .statusCode(400)
        .body("type", startsWith("/problems/invalid-parameter"));
  }

  private static JsonPath register(String body, Receiver receiver) {
    return Calls.json(body.formatted(receiver.url()))
        .post(WEBHOOKS)
        .then()
        .statusCode(201)
        .extract()
        .jsonPath();
  }

  private static void remove(JsonPath webhook) {
    Calls.call().delete(path(webhook)).then().statusCode(204);
  }

  private static String path(JsonPath webhook) {
    return WEBHOOKS + "/" + webhook.getString("id");
  }

  private static Response deliveries(JsonPath webhook) {
    return Calls.call().get(path(webhook) + "/deliveries");
  }

  private static void awaitState(JsonPath webhook, String state, int count)
      throws InterruptedException {
    Receiver.await(
        count + " " + state,
        SOON,
        none ->
            Calls.call()
                    .get(path(webhook) + "/deliveries?state=" + state)
                    .jsonPath()
                    .getList("items")
                    .size()
                == count);
  }

  private String ask(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
