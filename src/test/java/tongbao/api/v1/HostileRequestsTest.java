package tongbao.api.v1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tongbao.TestAdmin;

/** What no well-behaved client sends. */
@QuarkusTest
class HostileRequestsTest {
  private static final String ECHO = "/api/v1/test-echo";
  private static final Charset ASCII = StandardCharsets.US_ASCII;
  private static final int TEN_MEGABYTES = 10_000_000;

  @Test
  void aBodyTooLargeIsAnsweredAlthoughTheClientWritesItAllFirst() throws IOException {
    byte[] body = new byte[TEN_MEGABYTES];
    var answer = send(post("Content-Length: " + TEN_MEGABYTES), body);
    refused(answer, 413, "content-too-large");
    assertTrue(answer.body().contains("1048576"));
  }

  @Test
  void inChunksToo() throws IOException {
    var body = new ByteArrayOutputStream();
    byte[] chunk = new byte[65536];
    for (int i = 0; i < TEN_MEGABYTES / chunk.length; i++) {
      body.writeBytes("10000\r\n".getBytes(StandardCharsets.US_ASCII));
      body.writeBytes(chunk);
      body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    body.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    refused(send(post("Transfer-Encoding: chunked"), body.toByteArray()), 413, "content-too-large");
  }

  @Test
  void butNotReadForever() {
    byte[] body = new byte[60_000_000];
    // Written in one go, it is still being written when the connection is closed.
    assertThrows(IOException.class, () -> send(post("Content-Length: " + body.length), body));
  }

  @Test
  void exactlyTheLimitIsRead() throws IOException {
    byte[] body = "7".repeat(1024 * 1024).getBytes(StandardCharsets.US_ASCII);
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      socket.getOutputStream().write(post("Content-Length: " + body.length).getBytes(ASCII));
      socket.getOutputStream().write(body);
      assertTrue(new String(socket.getInputStream().readNBytes(15), ASCII).endsWith("200 OK"));
    }
  }

  @Test
  void withoutATokenNoBodyIsRead() throws IOException {
    String head = "POST " + ECHO + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + TEN_MEGABYTES;
    refused(send(head + "\r\n\r\n", new byte[TEN_MEGABYTES]), 401, "unauthenticated");
  }

  @Test
  void continueIsSaidOnlyToWhomItMayConcern() throws IOException {
    String expecting = "Expect: 100-continue\r\nContent-Length: ";
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      socket.getOutputStream().write(post(expecting + 2).getBytes(ASCII));
      byte[] interim = socket.getInputStream().readNBytes(25);
      assertEquals("HTTP/1.1 100 Continue\r\n\r\n", new String(interim, ASCII));
      socket.getOutputStream().write("{}".getBytes(ASCII));
      assertEquals(200, RawHttp.read(socket.getInputStream()).status());
    }
    refused(send(post(expecting + TEN_MEGABYTES)), 413, "content-too-large");
    refused(send(post("Expect: miracles\r\nContent-Length: 2") + "{}"), 417, "expectation-failed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{"})
  void aSlowBodyIsNotWaitedFor(String begun) throws IOException {
    refused(send(post("Content-Length: 50") + begun), 408, "request-timeout");
  }

  @Test
  void aBodyLongerThanDeclaredIsANewRequestAndNone() throws IOException {
    var answer = send(post("Content-Length: 2") + "{}{}garbage\r\n\r\n");
    assertEquals(200, answer.status());
    assertEquals("{}", answer.body());
  }

  @Test
  void aBodyWithoutAType() throws IOException {
    String head = authorized("POST " + ECHO).replace("\r\n\r\n", "\r\nContent-Length: 2\r\n\r\n");
    refused(send(head + "{}"), 415, "unsupported-media-type");
  }

  @Test
  void pipelinedRequestsAreAnsweredInOrder() throws IOException {
    String three = "";
    for (int i = 1; i <= 3; i++) {
      three += post("X-Request-Id: r" + i + "\r\nContent-Length: 3") + "[" + i + "]";
    }
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      socket.setSoTimeout(5000);
      socket.getOutputStream().write(three.getBytes(ASCII));
      for (int i = 1; i <= 3; i++) {
        var answer = RawHttp.read(socket.getInputStream());
        assertEquals("[" + i + "]", answer.body());
        assertTrue(answer.hasHeader("X-Request-Id: r" + i));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/%zz, 400, bad-request",
    "/nosuch%, 400, bad-request",
    "/nosuch?a=%2, 400, bad-request",
    "/a|b, 400, bad-request",
    "/nosuch%00, 400, bad-request",
    "/nosuch?a=%00, 400, bad-request",
    "/api/v1/%ff%fe, 404, not-found",
    "/api/v1/%2e%2e%2f, 404, not-found",
    "*, 404, not-found",
    "http://elsewhere/nosuch, 404, not-found"
  })
  void addressesThatAreNone(String uri, int status, String code) throws IOException {
    refused(send(authorized("GET " + uri)), status, code);
  }

  @Test
  void addressesAndHeadersTooLong() throws IOException {
    refused(send(authorized("GET /api/" + "a".repeat(9000))), 414, "uri-too-long");
    String header = "\r\nX-Large: " + "a".repeat(30_000) + "\r\n\r\n";
    String head = authorized("GET " + ECHO).replace("\r\n\r\n", header);
    refused(send(head), 431, "headers-too-large");
  }

  @ParameterizedTest
  @CsvSource({"90000, 10, 414", "10, 90000, 431"})
  void beyondWhatTheDecoderTakesThereIsOnlyAStatus(int uri, int header, int status)
      throws IOException {
    var answer =
        send(
            "GET /"
                + "a".repeat(uri)
                + " HTTP/1.1\r\nHost: x\r\nX: "
                + "a".repeat(header)
                + "\r\n\r\n");
    assertEquals(status, answer.status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: -5",
        "Content-Length: 99999999999999999999999",
        "Content-Length: 2\r\nContent-Length: 3",
        "Content-Length: 2\r\nTransfer-Encoding: chunked"
      })
  void lengthsThatContradictEachOther(String headers) throws IOException {
    assertEquals(400, send(post(headers) + "{}").status());
  }

  @Test
  void anUpgradeIsNotTaken() throws IOException {
    String upgrade =
        "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk";
    var answer = send(post(upgrade + "\r\nContent-Length: 2") + "{}");
    assertEquals(200, answer.status());
    assertEquals("{}", answer.body());
  }

  @Test
  void noHost() throws IOException {
    refused(send("GET /nosuch HTTP/1.1\r\n\r\n"), 400, "bad-request");
  }

  private static void refused(RawHttp.Answer answer, int status, String code) {
    assertEquals(status, answer.status(), answer.head());
    assertTrue(answer.hasHeader("Content-Type: application/problem+json\r\n"), answer.head());
    assertTrue(answer.body().contains("\"type\":\"/problems/" + code + "\""), answer.body());
    assertFalse(answer.body().contains("Exception"), answer.body());
  }

  private static RawHttp.Answer send(String request) throws IOException {
    return RawHttp.send(RestAssured.port, request);
  }

  private static RawHttp.Answer send(String head, byte[] body) throws IOException {
    var request = new ByteArrayOutputStream();
    request.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
    request.writeBytes(body);
    return RawHttp.send(RestAssured.port, request.toByteArray());
  }

  private static String post(String headers) {
    return authorized("POST " + ECHO)
        .replace("\r\n\r\n", "\r\nContent-Type: application/json\r\n" + headers + "\r\n\r\n");
  }

  private static String authorized(String methodAndUri) {
    return methodAndUri
        + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
        + TestAdmin.TOKEN
        + "\r\n\r\n";
  }
}
