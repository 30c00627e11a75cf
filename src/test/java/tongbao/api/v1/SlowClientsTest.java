package tongbao.api.v1;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tongbao.Besieged;
import tongbao.TestAdmin;

/** Many clients that never finish what they say. */
@QuarkusTest
@TestProfile(Besieged.class)
@Timeout(120)
class SlowClientsTest {
  private static final int CLIENTS = 200;
  private static final String HEAD = "POST /api/v1/test-echo HTTP/1.1\r\nHost: x\r\n";
  private static final String TOKEN = "Authorization: Bearer " + TestAdmin.TOKEN + "\r\n";
  private static final String JSON = "Content-Type: application/json\r\n";

  @Inject AgroalDataSource database;

  /** Says its opening at once, and from then on one byte of the rest at a time. */
  private static final class Client implements AutoCloseable {
    private final Socket socket;
    private final String rest;
    private int said;
    private boolean ended;

    Client(String opening, String rest) throws IOException {
      this.socket = new Socket("localhost", RestAssured.port);
      socket.setSoTimeout(1);
      this.rest = rest;
      socket.getOutputStream().write(opening.getBytes(StandardCharsets.US_ASCII));
    }

    /** Whether the service still listens. */
    boolean goesOn() throws IOException {
      try {
        if (!ended && said < rest.length()) {
          socket.getOutputStream().write(rest.charAt(said++));
        }
        byte[] answer = new byte[4096];
        while (!ended) {
          ended = socket.getInputStream().read(answer) < 0;
        }
      } catch (SocketTimeoutException e) {
        // Neither answered nor ended.
      } catch (IOException e) {
        ended = true;
      }
      return !ended;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nothing", "line", "headers", "body", "chunks", "stopped", "unauthorized"})
  void manyOfThemHoldUpNobodyAndAreEnded(String kind) throws IOException, InterruptedException {
    List<Client> clients = new ArrayList<>();
    try {
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(client(kind));
      }
      long begun = database.getMetrics().activeCount();
      assertTrue(begun < CLIENTS / 10, () -> begun + " connections to the database in use");
      int round = 0;
      boolean all = false;
      while (!all) {
        all = true;
        for (Client client : clients) {
          all &= !client.goesOn();
        }
        // A worker and the database, while the others trickle.
        if (round++ % 5 == 0) {
          given().auth().oauth2(TestAdmin.TOKEN).get("/api/v1/units").then().statusCode(200);
        }
        Thread.sleep(200);
      }
      assertTrue(round > 2, "they were ended at once");
    } finally {
      for (Client client : clients) {
        client.close();
      }
    }
  }

  private static Client client(String kind) throws IOException {
    String long_ = "x".repeat(5000);
    return switch (kind) {
      case "nothing" -> new Client("", "");
      case "line" -> new Client("GET /api/", long_);
      case "headers" -> new Client(HEAD + TOKEN + "X-Slow: ", long_);
      case "body" -> new Client(HEAD + TOKEN + JSON + "Content-Length: 9000\r\n\r\n", long_);
      case "chunks" ->
          new Client(
              HEAD + TOKEN + JSON + "Transfer-Encoding: chunked\r\n\r\n",
              "1\r\nx\r\n".repeat(1000));
      case "stopped" -> new Client(HEAD + TOKEN + JSON + "Content-Length: 9000\r\n\r\n{", "");
      default -> new Client(HEAD + JSON + "Content-Length: 9000\r\n\r\n{", long_);
    };
  }

  @Test
  void behindAProxyWithTlsClientsAreToldToKeepToIt() {
    String hsts = "Strict-Transport-Security";
    given()
        .header("X-Forwarded-Proto", "https")
        .get("/q/health")
        .then()
        .header(hsts, "max-age=31536000");
    given()
        .header("X-Forwarded-Proto", "https")
        .get("/api")
        .then()
        .statusCode(401)
        .header(hsts, "max-age=31536000");
    given().get("/q/health").then().header(hsts, nullValue());
    assertEquals(0, database.getMetrics().awaitingCount());
  }
}
