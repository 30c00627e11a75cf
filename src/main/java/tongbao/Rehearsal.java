package tongbao;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Objects;

/**
 * Asks a service what it will be asked most, so that a cache of its classes made meanwhile holds
 * those of answering too. For the start script's {@code --cache} alone.
 */
final class Rehearsal {

  /** Of the contract's recorded examples; each finds what those before it left. */
  private static final List<String> EXAMPLES =
      List.of(
          "put-unit",
          "get-edition",
          "submit-filing",
          "get-filing",
          "get-totals",
          "get-completeness");

  private static final int TIMES = 3;

  private Rehearsal() {}

  /** Takes the service's address and its admin token. */
  public static void main(String... arguments) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    for (int i = 0; i < TIMES; i++) {
      for (String example : EXAMPLES) {
        HttpRequest request = request(example, arguments[0], arguments[1]);
        int status = client.send(request, BodyHandlers.discarding()).statusCode();
        if (status / 100 != 2) {
          throw new IllegalStateException(example + " was answered " + status);
        }
      }
    }
  }

  private static HttpRequest request(String example, String address, String token)
      throws IOException {
    JsonNode request = read("/openapi-examples/" + example + ".json").required("request");
    JsonNode body = request.path("body");
    BodyPublisher publisher =
        body.isMissingNode() ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString());
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(address + request.required("path").asText()))
            .method(request.required("method").asText(), publisher)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json");
    request
        .path("headers")
        .properties()
        .forEach(header -> builder.header(header.getKey(), header.getValue().asText()));
    return builder.build();
  }

  private static JsonNode read(String resource) throws IOException {
    try (InputStream in = Rehearsal.class.getResourceAsStream(resource)) {
      return new ObjectMapper().readTree(Objects.requireNonNull(in, resource));
    }
  }
}
