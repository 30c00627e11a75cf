package tongbao.api.v1;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tongbao.api.v1.Calls.call;
import static tongbao.api.v1.Calls.json;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tongbao.TestAdmin;

/** More requests than can be worked on, and a database that does not answer. */
@QuarkusTest
@TestProfile(Crowded.class)
@Timeout(120)
class OverloadTest {
  private static final String ECHO = "/api/v1/test-echo";
  private static final String AREA = "621171";
  private static final String UNIT = "621171-ju";

  @Inject Admission admission;
  @Inject AgroalDataSource database;

  private final List<Socket> sockets = new ArrayList<>();

  @BeforeEach
  void closeTheGate() {
    TestEchoResource.gate = new CountDownLatch(1);
  }

  @AfterEach
  void everyPlaceIsFreeAgain() throws IOException, InterruptedException {
    TestEchoResource.gate.countDown();
    for (Socket socket : sockets) {
      socket.close();
    }
    for (Lane lane : Lane.values()) {
      Places places = admission.places(lane);
      await(() -> places.taken() == 0 && places.waiting() == 0, () -> lane + " is not free");
    }
    json("{}").post(ECHO).then().statusCode(200);
  }

  @Test
  void beyondTheLimitRequestsAreRefusedAtOnceWhileOthersGoOn() throws Exception {
    List<Socket> working = hold(Crowded.FILINGS);
    awaitPlaces(Crowded.FILINGS, 0);
    List<Socket> waiting = hold(Crowded.WAITING);
    awaitPlaces(Crowded.FILINGS, Crowded.WAITING);
    assertEquals(Crowded.FILINGS, metric("places", Lane.FILINGS));
    assertEquals(Crowded.FILINGS, metric("taken", Lane.FILINGS));
    assertEquals(Crowded.WAITING, metric("waiting", Lane.FILINGS));
    double refused = metric("refused_total", Lane.FILINGS);
    double read = metric("refused_total", Lane.READS);

    // Nothing is let go before these are answered.
    for (int i = 0; i < 20; i++) {
      json("{}")
          .header("Accept-Language", "en")
          .post(ECHO + "/hold")
          .then()
          .statusCode(503)
          .contentType(ProblemWriter.MEDIA_TYPE)
          .header("Retry-After", "2")
          .header("Content-Language", "en")
          .header("X-Request-Id", notNullValue())
          .body("type", equalTo("/problems/overloaded"))
          .body("status", equalTo(503))
          .body("seconds", equalTo(2))
          .body("instance", equalTo(ECHO + "/hold"));
    }
    call().get("/api/v1/editions").then().statusCode(200);
    call().get("/api/v1/units").then().statusCode(200);
    call().get("/q/health/ready").then().statusCode(200);

    // Of those who wait, nobody does for ever.
    for (Socket socket : waiting) {
      assertEquals(503, RawHttp.read(socket.getInputStream()).status());
    }
    assertEquals(refused + 20 + Crowded.WAITING, metric("refused_total", Lane.FILINGS));
    assertEquals(read, metric("refused_total", Lane.READS));
    assertEquals(0, metric("waiting", Lane.FILINGS));
    TestEchoResource.gate.countDown();
    for (Socket socket : working) {
      assertEquals(200, RawHttp.read(socket.getInputStream()).status());
    }
  }

  @Test
  void whoWaitsHasHisTurnWhenAPlaceIsFree() throws Exception {
    List<Socket> all = hold(Crowded.FILINGS);
    awaitPlaces(Crowded.FILINGS, 0);
    all.addAll(hold(Crowded.WAITING));
    awaitPlaces(Crowded.FILINGS, Crowded.WAITING);
    TestEchoResource.gate.countDown();
    for (Socket socket : all) {
      assertEquals(200, RawHttp.read(socket.getInputStream()).status());
    }
  }

  /** A client that sends, leaves and comes again would otherwise have the work pile up. */
  @Test
  void aPlaceIsTakenUntilTheWorkIsDoneEvenIfTheClientIsGone() throws Exception {
    List<Socket> working = hold(Crowded.FILINGS);
    await(
        () -> TestEchoResource.HELD.get() == Crowded.FILINGS,
        () -> TestEchoResource.HELD.get() + " begun");
    for (Socket socket : working) {
      socket.close();
    }
    Socket next = hold(1).get(0);
    awaitPlaces(Crowded.FILINGS, 1);
    assertEquals(503, RawHttp.read(next.getInputStream()).status());
    awaitPlaces(Crowded.FILINGS, 0);
  }

  @Test
  void whoLeavesDoesNotGoOnWaiting() throws Exception {
    hold(Crowded.FILINGS);
    awaitPlaces(Crowded.FILINGS, 0);
    List<Socket> waiting = hold(Crowded.WAITING);
    awaitPlaces(Crowded.FILINGS, Crowded.WAITING);
    for (Socket socket : waiting) {
      socket.close();
    }
    awaitPlaces(Crowded.FILINGS, 0);
  }

  @Test
  void whateverComesOfARequestItsPlaceIsFreeAfterwards() throws InterruptedException {
    for (String path :
        List.of(
            "/failures/problem",
            "/failures/forbidden",
            "/failures/teapot",
            "/failures/fault",
            "/failures/busy",
            "/nosuch",
            "/numbers/x",
            "/long")) {
      for (int i = 0; i < 4; i++) {
        call().get(ECHO + path);
      }
    }
    json("{").post(ECHO);
    json("[]").post(ECHO + "/object");
    call().contentType("text/plain").body("x").post(ECHO);
    call().delete(ECHO);
    call().options(ECHO);
    call().head(ECHO);
    awaitPlaces(0, 0);
  }

  @Test
  void clientsThatDoNotReadHoldUpNobody() throws Exception {
    for (int i = 0; i < 40; i++) {
      Socket socket = send("GET " + ECHO + "/long", "\r\n".repeat(2));
      // Begins to be answered; more is not read.
      assertEquals('H', socket.getInputStream().read());
      Places places = admission.places(Lane.READS);
      // What has been worked on takes no place, though nobody reads it.
      await(() -> places.taken() == 0, () -> places.taken() + " taken");
    }
    for (int i = 0; i < 5; i++) {
      call().get(ECHO).then().statusCode(200);
      json("{}").post(ECHO).then().statusCode(200);
    }
  }

  @Test
  void clientsThatSendSlowlyTakeNoPlace() throws Exception {
    for (int i = 0; i < 40; i++) {
      send("POST " + ECHO, "\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{");
    }
    for (int i = 0; i < 5; i++) {
      json("{}").post(ECHO).then().statusCode(200);
    }
    awaitPlaces(0, 0);
  }

  @Test
  void whatALockedTableHoldsUpIsAnsweredAndNothingIsStored() throws Exception {
    Calls.area(AREA, "县");
    Calls.unit(UNIT, AREA);
    String filing = Calls.real(UNIT, 2016).toString();
    try (Connection other = database.getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("lock table filing_revision in access exclusive mode");
      json(filing)
          .post(Calls.FILINGS)
          .then()
          .statusCode(503)
          .header("Retry-After", notNullValue())
          .body("type", equalTo("/problems/unavailable"));
      call().get("/api/v1/editions/2014").then().statusCode(200);
      call().get("/api/v1/units/" + UNIT).then().statusCode(200);
      other.rollback();
      other.setAutoCommit(true);
    }
    json(filing).post(Calls.FILINGS).then().statusCode(201).body("revision", equalTo(1));
  }

  /** What the service does by itself, and verifications, are given more time. */
  @Test
  void whoMayTakeLongIsNotStopped() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      assertTrue(statement.execute("select pg_sleep(1.5)"));
    }
  }

  /** A figure of a lane, as whoever watches the service reads it. */
  private static double metric(String name, Lane lane) {
    String line =
        "tongbao_lanes_%s{lane=\"%s\"} ".formatted(name, lane.name().toLowerCase(Locale.ROOT));
    return RestAssured.get("/q/metrics")
        .asString()
        .lines()
        .filter(told -> told.startsWith(line))
        .mapToDouble(told -> Double.parseDouble(told.substring(line.length())))
        .findFirst()
        .orElseThrow();
  }

  private List<Socket> hold(int clients) throws IOException {
    List<Socket> sent = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      sent.add(
          send(
              "POST " + ECHO + "/hold",
              "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"));
    }
    return sent;
  }

  private Socket send(String request, String rest) throws IOException {
    Socket socket = new Socket("localhost", RestAssured.port);
    sockets.add(socket);
    socket.setReceiveBufferSize(4096);
    socket.setSoTimeout(20_000);
    String head =
        request + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + TestAdmin.TOKEN + rest;
    socket.getOutputStream().write(head.getBytes(UTF_8));
    return socket;
  }

  private void awaitPlaces(int taken, int waiting) throws InterruptedException {
    Places places = admission.places(Lane.FILINGS);
    await(
        () -> places.taken() == taken && places.waiting() == waiting,
        () -> places.taken() + " taken, " + places.waiting() + " waiting");
  }

  private static void await(BooleanSupplier condition, Supplier<String> state)
      throws InterruptedException {
    for (int i = 0; i < 400 && !condition.getAsBoolean(); i++) {
      Thread.sleep(25);
    }
    assertTrue(condition.getAsBoolean(), state);
  }
}
