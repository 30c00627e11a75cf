package tongbao.api.v1.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request and its answer as recorded from the service; {@code openapi-examples/} holds one in
 * each file. A test sends them all anew and compares, so no example says what the service does not.
 */
record Exchange(String operation, String summary, Request request, Answer answer) {

  static final String DIRECTORY = "openapi-examples/";

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What is sent.
   *
   * @param body as JSON; a text stands for a body that is not JSON
   */
  record Request(String method, String path, Map<String, String> headers, @Nullable JsonNode body) {

    Request {
      body = present(body);
    }
  }

  /** What is answered. */
  record Answer(int status, Map<String, String> headers, @Nullable JsonNode body) {

    Answer {
      body = present(body);
    }

    String mediaType() {
      String type = headers.getOrDefault("Content-Type", "");
      int parameters = type.indexOf(';');
      return parameters < 0 ? type : type.substring(0, parameters);
    }
  }

  /** An exchange and the name of its file. */
  record Named(String name, Exchange exchange) {}

  /** All of them in the order in which they were recorded. */
  static List<Named> all() {
    try (InputStream order = open("order.txt")) {
      return new BufferedReader(new InputStreamReader(order, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(name -> new Named(name, read(name)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the body that was sent is one to follow. */
  boolean showsRequest() {
    return answer.status() < 300 || answer.status() == 422;
  }

  /** In a file null stands for no body. */
  private static @Nullable JsonNode present(@Nullable JsonNode body) {
    return body == null || body.isNull() ? null : body;
  }

  private static Exchange read(String name) {
    try (InputStream file = open(name + ".json")) {
      return JSON.readValue(file, Exchange.class);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  private static InputStream open(String file) {
    return Objects.requireNonNull(
        Thread.currentThread().getContextClassLoader().getResourceAsStream(DIRECTORY + file), file);
  }
}
