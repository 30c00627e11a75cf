package tongbao;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import tongbao.check.Forms;

/** A department's system that calls a running service. */
final class Department {
  static final String TOKEN = "department-0123456789abcdef";

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  private static final JsonNode SHEET = sheet();

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final int port;

  Department(int port) {
    this.port = port;
  }

  int port() {
    return port;
  }

  void registerArea(String area) throws IOException, InterruptedException {
    register("/api/v1/areas/" + area, "{\"name\":\"试验区\"}");
  }

  void registerUnit(String unit, String area) throws IOException, InterruptedException {
    register(
        "/api/v1/units/" + unit,
        "{\"name\":\"%s\",\"area\":\"%s\",\"kind\":\"department\"}".formatted(unit, area));
  }

  private void register(String path, String body) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        send(request(path).header("Content-Type", "application/json").PUT(publish(body)));
    if (answer.statusCode() != 201) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
  }

  /** Hands in the unit's sheet; the number makes it different from every other one. */
  HttpResponse<String> file(String unit, int year, int number, String key)
      throws IOException, InterruptedException {
    return send(
        request("/api/v1/filings")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(publish(filing(unit, year, number))));
  }

  /**
   * A sheet in which nothing is left to be explained; the number makes it different from others.
   */
  HttpResponse<String> fileInOrder(String unit, int year, int number)
      throws IOException, InterruptedException {
    return send(
        request("/api/v1/filings")
            .header("Content-Type", "application/json")
            .POST(publish(inOrder(unit, year, number))));
  }

  /** The same as a new revision, whatever there is. */
  HttpResponse<String> reviseInOrder(String unit, int year, int number)
      throws IOException, InterruptedException {
    return send(
        request("/api/v1/filings/" + year + "/" + unit)
            .header("Content-Type", "application/json")
            .header("If-Match", "*")
            .PUT(publish(inOrder(unit, year, number))));
  }

  HttpResponse<String> decide(String unit, int year, String move, String reason)
      throws IOException, InterruptedException {
    ObjectNode decision = JSON.createObjectNode().put("decision", move);
    decision.putArray("reasons").add(reason);
    return send(
        request("/api/v1/filings/" + year + "/" + unit + "/decisions")
            .header("Content-Type", "application/json")
            .POST(publish(decision.toString())));
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  JsonNode getJson(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = get(path);
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return read(answer.body());
  }

  static JsonNode read(String json) throws IOException {
    return JSON.readTree(json);
  }

  /** The real filing of 2016 as another unit's, with numbers of its own in three cells. */
  static String filing(String unit, int year, int number) {
    ObjectNode filing = JSON.createObjectNode();
    filing.put("unit", unit).put("year", year);
    filing.set("values", values(number));
    filing.set("signOff", SHEET.get("signOff"));
    return filing.toString();
  }

  private static String inOrder(String unit, int year, int number) {
    ObjectNode filing = JSON.createObjectNode().put("unit", unit).put("year", year);
    ObjectNode values = filing.putObject("values");
    Forms.E2014.cells().forEach(cell -> values.put(cell.code().value(), 0));
    values.put("organisation.staff", 1).put("organisation.staff.full-time", 1);
    values.put("training.meetings", number);
    return filing.toString();
  }

  static ObjectNode values(int number) {
    ObjectNode values = SHEET.get("values").deepCopy();
    values.put("complaints", number);
    values.put("training.participants", 7 * number);
    values.put("organisation.budget", new BigDecimal(number).add(new BigDecimal("0.25")));
    return values;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + TOKEN);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString(UTF_8));
  }

  private static HttpRequest.BodyPublisher publish(String body) {
    return BodyPublishers.ofString(body, UTF_8);
  }

  private static JsonNode sheet() {
    String name = "/filings/2016-jiuquan-zhijian.json";
    try (InputStream file = Objects.requireNonNull(Department.class.getResourceAsStream(name))) {
      return JSON.readTree(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
