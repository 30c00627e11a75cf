package tongbao.api.v1;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends a batch and reads its answers, each when it likes to. */
final class BatchClient implements AutoCloseable {

  static final String PATH = "/api/v1/filings:batch";

  private static final int PATIENCE_MILLIS = 60_000;

  private final Socket socket;
  private final InputStream in;
  private InputStream chunk = new ByteArrayInputStream(new byte[0]);
  private int status;

  BatchClient(String secret, String query, String more) throws IOException {
    socket = new Socket("localhost", RestAssured.port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
    raw(
        ("POST " + PATH + query + " HTTP/1.1\r\nHost: x\r\nAccept-Language: en\r\n")
            + ("Authorization: Bearer " + secret + "\r\n")
            + ("Content-Type: application/x-ndjson\r\n" + more + "\r\n"));
  }

  /** One whose length is not known beforehand. */
  static BatchClient open(String secret, String query) throws IOException {
    return new BatchClient(secret, query, "Transfer-Encoding: chunked\r\n");
  }

  void raw(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
    socket.getOutputStream().flush();
  }

  void send(Object lines) throws IOException {
    byte[] bytes = lines.toString().getBytes(UTF_8);
    socket.getOutputStream().write((Integer.toHexString(bytes.length) + "\r\n").getBytes(UTF_8));
    socket.getOutputStream().write(bytes);
    raw("\r\n");
  }

  void end() throws IOException {
    raw("0\r\n\r\n");
  }

  /** Of the answer, once its head is there. */
  int status() throws IOException {
    while (status == 0) {
      String first = head();
      status = Integer.parseInt(first.substring(9, 12));
      while (!head().isEmpty()) {
        // The other lines of the head.
      }
      status = status == 100 ? 0 : status;
    }
    return status;
  }

  /** The next answer; none where the answers have ended as they should. */
  @Nullable JsonNode next() throws IOException {
    status();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = read(); b >= 0; b = read()) {
      if (b == '\n') {
        return Calls.JSON.readTree(line.toByteArray());
      }
      line.write(b);
    }
    return null;
  }

  /** All answers that are left. */
  List<JsonNode> rest() throws IOException {
    List<JsonNode> rest = new ArrayList<>();
    for (JsonNode next = next(); next != null; next = next()) {
      rest.add(next);
    }
    return rest;
  }

  private int read() throws IOException {
    int b = chunk.read();
    if (b >= 0) {
      return b;
    }
    int length = Integer.parseInt(head(), 16);
    chunk = new ByteArrayInputStream(in.readNBytes(length));
    head();
    return length == 0 ? -1 : chunk.read();
  }

  private String head() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new IOException("cut");
      }
      line.write(b);
    }
    return line.toString(UTF_8).strip();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
