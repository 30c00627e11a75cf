package tongbao.api.v1.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tongbao.api.v1.ProblemType;

/** What the contract says of answers, held against the recorded ones. */
@QuarkusTest
class OpenApiAnswersTest {

  private static final Set<Integer> SUCCESSES = Set.of(200, 201, 202, 204, 304);

  private record Documented(String operation, String status, JsonNode answer, boolean shared) {

    List<String> problemTypes() {
      return StreamSupport.stream(answer.path(ProblemAnswers.TYPES).spliterator(), false)
          .map(JsonNode::textValue)
          .toList();
    }
  }

  private final List<Documented> documented = new ArrayList<>();

  @BeforeEach
  void read() throws IOException {
    JsonNode document = OpenApiContractTest.served();
    for (JsonNode path : document.get("paths")) {
      for (JsonNode operation : path) {
        for (Map.Entry<String, JsonNode> answer : operation.get("responses").properties()) {
          JsonNode ref = answer.getValue().get("$ref");
          documented.add(
              new Documented(
                  operation.get("operationId").textValue(),
                  answer.getKey(),
                  ref == null ? answer.getValue() : document.at(ref.textValue().substring(1)),
                  ref != null));
        }
      }
    }
  }

  @Test
  void everyStatusIsOneTheServiceHas() {
    Set<Integer> known =
        Stream.concat(
                SUCCESSES.stream(), Arrays.stream(ProblemType.values()).map(ProblemType::status))
            .collect(Collectors.toSet());
    for (Documented answer : documented) {
      assertTrue(known.contains(Integer.valueOf(answer.status())), answer.toString());
    }
  }

  @Test
  void everyRecordedAnswerIsDocumentedWithItsProblemAndItsHeaders() {
    for (Exchange.Named example : Exchange.all()) {
      Exchange.Answer recorded = example.exchange().answer();
      Documented answer = find(example.exchange().operation(), recorded.status());
      if (recorded.status() >= 400) {
        String type = recorded.body() == null ? "" : recorded.body().path("type").asText();
        assertTrue(answer.problemTypes().contains(type), example.name() + ": " + type);
      }
      JsonNode headers = answer.answer().path("headers");
      for (String header : recorded.headers().keySet()) {
        assertTrue(header.equals("Content-Type") || headers.has(header), example.name() + header);
      }
    }
  }

  /** A refusal that cannot be shown is a refusal that does not happen. */
  @Test
  void everyRefusalOfAnEndpointIsShown() {
    Set<String> shown = new TreeSet<>();
    for (Exchange.Named example : Exchange.all()) {
      JsonNode body = example.exchange().answer().body();
      shown.add(
          example.exchange().operation() + " " + (body == null ? "" : body.path("type").asText()));
    }
    List<String> missing =
        documented.stream()
            .filter(answer -> !answer.shared() && !answer.status().equals("400"))
            .flatMap(
                answer ->
                    answer.problemTypes().stream().map(type -> answer.operation() + " " + type))
            .filter(refusal -> !shown.contains(refusal))
            .toList();
    assertEquals(List.of(), missing);
  }

  private Documented find(String operation, int status) {
    return documented.stream()
        .filter(
            answer ->
                answer.operation().equals(operation)
                    && answer.status().equals(Integer.toString(status)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(operation + " has no " + status));
  }
}
