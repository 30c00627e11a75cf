package tongbao.api.v1.contract;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tongbao.TestAdmin;

/** Sends recorded requests anew. */
final class Replay {

  private static final Path EXAMPLES = Path.of("src", "main", "resources", Exchange.DIRECTORY);
  private static final Pattern INSTANT = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z");

  /** In lines of JSON: the code and the JWS. */
  private static final Pattern RECEIPT =
      Pattern.compile("[0-9A-Z]{4}(-[0-9A-Z]{4}){2}-[0-9A-Z]|eyJ[\\w-]+[.][\\w-]+[.][\\w-]+");

  private static final List<String> OF_THE_CALL =
      List.of("requestId", "daysLate", "previous", "hash");

  /** Ids the service makes up. */
  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** Headers that the contract names and that do not differ from one call to the next. */
  private static final List<String> HEADERS =
      List.of(
          "Content-Type",
          "Content-Language",
          "ETag",
          "Link",
          "Location",
          "Retry-After",
          "WWW-Authenticate");

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** Stands in a path for the code of the receipt answered last: each one is random. */
  private static final String RECEIPT_SEEN = "{receipt}";

  private static String lastReceipt = "";

  private Replay() {}

  static Exchange.Answer send(Exchange.Request request) {
    RequestSpecification sent = given().urlEncodingEnabled(false).headers(request.headers());
    if (!request.headers().containsKey("Authorization")) {
      sent.auth().oauth2(TestAdmin.TOKEN);
    }
    JsonNode body = request.body();
    if (body != null) {
      if (!request.headers().containsKey("Content-Type")) {
        sent.header("Content-Type", "application/json");
      }
      sent.body((body.isTextual() ? body.textValue() : body.toString()).getBytes(UTF_8));
    }
    return answer(
        sent.request(request.method(), request.path().replace(RECEIPT_SEEN, lastReceipt)));
  }

  private static Exchange.Answer answer(Response response) {
    Map<String, String> headers = new TreeMap<>();
    for (Header header : response.headers()) {
      if (HEADERS.contains(header.getName())) {
        headers.put(header.getName(), header.getValue());
      }
    }
    byte[] body = response.asByteArray();
    try {
      JsonNode tree = body.length == 0 ? null : body(response, body);
      if (tree != null && tree.path("receipt").has("code")) {
        lastReceipt = tree.get("receipt").get("code").textValue();
      }
      return new Exchange.Answer(response.statusCode(), headers, tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode body(Response response, byte[] body) throws IOException {
    // Lines of JSON are no JSON.
    return response.contentType().contains("json") && !response.contentType().contains("ndjson")
        ? JSON.readTree(body)
        : JSON.getNodeFactory().textNode(new String(body, UTF_8));
  }

  /** Whether two answers say the same but for when, and for what is random. */
  static boolean same(Exchange.Answer one, Exchange.Answer other) {
    return one.status() == other.status()
        && nameless(one.headers().toString()).equals(nameless(other.headers().toString()))
        && timeless(one.body()).equals(timeless(other.body()));
  }

  private static JsonNode timeless(@Nullable JsonNode body) {
    if (body == null) {
      return JSON.nullNode();
    }
    JsonNode copy = body.deepCopy();
    for (JsonNode receipt : copy.findParents("jws")) {
      ((ObjectNode) receipt).put("jws", "").put("code", "");
    }
    for (String name : OF_THE_CALL) {
      for (JsonNode parent : copy.findParents(name)) {
        ((ObjectNode) parent).put(name, "");
      }
    }
    try {
      String text = RECEIPT.matcher(copy.toString()).replaceAll("");
      return JSON.readTree(nameless(INSTANT.matcher(text).replaceAll("")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String nameless(String text) {
    return UUID.matcher(text).replaceAll("");
  }

  static void record(Exchange.Named example, Exchange.Answer answer) {
    Exchange before = example.exchange();
    Exchange now = new Exchange(before.operation(), before.summary(), before.request(), answer);
    try {
      Files.writeString(
          EXAMPLES.resolve(example.name() + ".json"), JSON.writeValueAsString(now) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
