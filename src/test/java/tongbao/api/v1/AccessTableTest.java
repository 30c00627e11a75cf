package tongbao.api.v1;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every operation of the contract, called by everybody, against {@code access/table.txt}. An
 * operation the table does not know fails here, and so does a line without an operation.
 */
@QuarkusTest
class AccessTableTest {

  private static final Path TABLE = Path.of("src", "test", "resources", "access", "table.txt");
  private static final String OWN = "table-own";
  private static final String OTHER = "table-other";
  private static final int YEAR = 2016;

  private static Map<String, String> secrets = Map.of();

  private record Operation(String method, String path, JsonNode words) {}

  /** A line of the table: a call and what each caller is answered. */
  private record Line(String operation, String query, List<String> cells) {}

  private record Column(String name, @Nullable String caller, String unit) {}

  private static final List<Column> COLUMNS =
      List.of(
          new Column("no token", null, OWN),
          new Column("submitter, own unit", "submitter", OWN),
          new Column("submitter, other unit", "submitter", OTHER),
          new Column("reviewer", "reviewer", OWN),
          new Column("reader", "reader", OWN),
          new Column("admin", "admin", OWN));

  @BeforeEach
  void makeCallers() {
    if (secrets.isEmpty()) {
      Calls.area("620971", "表区");
      for (String unit : List.of(OWN, OTHER)) {
        Calls.unit(unit, "620971");
        Calls.post(Calls.sheet(unit, YEAR, Map.of())).then().statusCode(201);
      }
      secrets =
          Map.of(
              "submitter", Holders.secret("submitter", OWN),
              "reviewer", Holders.secret("reviewer", null),
              "reader", Holders.secret("reader", null),
              "admin", Holders.secret("admin", null));
    }
  }

  @Test
  void everyOperationHasALineAndEveryLineAnOperation() throws IOException {
    assertEquals(
        new TreeSet<>(operations().keySet()),
        lines().stream().map(Line::operation).collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void everybodyIsAnsweredAsTheTableSays() throws IOException {
    Map<String, Operation> operations = operations();
    List<String> wrong = new ArrayList<>();
    for (Line line : lines()) {
      Operation operation = operations.get(line.operation());
      for (int i = 0; operation != null && i < COLUMNS.size(); i++) {
        Column column = COLUMNS.get(i);
        int status = call(line, operation, column);
        String found = status == 401 || status == 403 ? Integer.toString(status) : "yes";
        if (!found.equals(line.cells().get(i)) || status >= 500) {
          wrong.add(
              "%s%s as %s: %d instead of %s"
                  .formatted(
                      line.operation(), line.query(), column.name(), status, line.cells().get(i)));
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  private static int call(Line line, Operation operation, Column column) {
    String caller = column.caller();
    RequestSpecification call = caller == null ? given() : Holders.call(secrets.get(caller));
    JsonNode content = operation.words().at("/requestBody/content");
    if (!content.isMissingNode()) {
      String body =
          operation.path().startsWith("/api/v1/filings")
              ? Calls.JSON
                  .createObjectNode()
                  .put("unit", column.unit())
                  .put("year", YEAR)
                  .set("values", Calls.JSON.createObjectNode())
                  .toString()
              : "{}";
      call.contentType(content.fieldNames().next()).body(body.getBytes(UTF_8));
    }
    String path = operation.path();
    for (JsonNode parameter : operation.words().path("parameters")) {
      if (parameter.path("in").asText().equals("path")) {
        String name = parameter.get("name").asText();
        path = path.replace("{" + name + "}", sample(name, parameter, column));
      }
    }
    String query = line.query().replace("{unit}", column.unit());
    // The colon of filings:batch stays one.
    return call.urlEncodingEnabled(false).request(operation.method(), path + query).statusCode();
  }

  /** The contract's own example, but for the unit, which is the column's. */
  private static String sample(String name, JsonNode parameter, Column column) {
    return switch (name) {
      case "unit" -> column.unit();
      case "year" -> Integer.toString(YEAR);
      case "n" -> "1";
      default -> parameter.path("example").asText();
    };
  }

  private static Map<String, Operation> operations() throws IOException {
    JsonNode document =
        Calls.JSON.readTree(given().get("/q/openapi?format=json").then().extract().asByteArray());
    Map<String, Operation> operations = new HashMap<>();
    for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        JsonNode words = resolved(document, method.getValue());
        operations.put(
            words.get("operationId").asText(),
            new Operation(method.getKey().toUpperCase(Locale.ROOT), path.getKey(), words));
      }
    }
    return operations;
  }

  private static JsonNode resolved(JsonNode document, JsonNode operation) {
    ObjectNode words = operation.deepCopy();
    ArrayNode parameters = Calls.JSON.createArrayNode();
    for (JsonNode parameter : operation.path("parameters")) {
      JsonNode ref = parameter.get("$ref");
      parameters.add(ref == null ? parameter : document.at(ref.asText().substring(1)));
    }
    words.set("parameters", parameters);
    return words;
  }

  private static List<Line> lines() throws IOException {
    return Files.readAllLines(TABLE).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(AccessTableTest::line)
        .toList();
  }

  private static Line line(String text) {
    List<String> cells = Arrays.stream(text.split("\\|")).map(String::strip).toList();
    assertEquals(1 + COLUMNS.size(), cells.size(), text);
    String call = cells.get(0);
    int query = call.indexOf('?');
    return new Line(
        query < 0 ? call : call.substring(0, query),
        query < 0 ? "" : call.substring(query),
        cells.subList(1, cells.size()));
  }
}
