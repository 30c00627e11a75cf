package tongbao.api.v1;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongbao.AtOnce;

@QuarkusTest
class DecisionsTest {

  private static final String AREA = "640000";
  private static boolean registered;

  @BeforeEach
  void registerArea() {
    if (!registered) {
      Calls.area(AREA, "决定");
      registered = true;
    }
  }

  @Test
  void aSeasonOfOneFiling() {
    Calls.unit("decide-a", AREA);
    Calls.post(sheet("decide-a", 3)).then().statusCode(201);
    counts(3, null, null);
    decide("decide-a", "send-back", "requests.received")
        .statusCode(200)
        .body("state", equalTo("sent-back"))
        .body("decided.decision", equalTo("send-back"))
        .body("decided.by", equalTo("bootstrap-admin"))
        .body("decided.reasons[0].cell", equalTo("requests.received"));
    counts(null, null, null);
    Calls.call()
        .get("/api/v1/totals/2017?area=" + AREA)
        .then()
        .body("coverage.missing", hasItem("decide-a"));

    revise("decide-a", 4);
    counts(4, null, null);
    decide("decide-a", "accept").statusCode(200).body("state", equalTo("accepted"));
    counts(4, 4, null);
    decide("decide-a", "publish").statusCode(200).body("state", equalTo("published"));
    counts(4, 4, 4);

    revise("decide-a", 5);
    counts(5, 4, 4);
    decide("decide-a", "accept").statusCode(200);
    counts(5, 5, 4);
    decide("decide-a", "publish").statusCode(200);
    counts(5, 5, 5);
    decide("decide-a", "withdraw").statusCode(200).body("state", equalTo("withdrawn"));
    counts(null, null, null);

    Calls.call()
        .get("/api/v1/filings/2017/decide-a/decisions")
        .then()
        .statusCode(200)
        .body("items.sequence", contains(1, 2, 3, 4, 5, 6, 7, 8, 9))
        .body("items.revision", contains(1, 1, 2, 2, 2, 3, 3, 3, 3))
        .body(
            "items.decision",
            contains(
                null,
                "send-back",
                null,
                "accept",
                "publish",
                null,
                "accept",
                "publish",
                "withdraw"))
        .body("items[7].standing.published", equalTo(3))
        .body("items[8].standing.published", nullValue());
    Calls.call()
        .get("/api/v1/filings?unit=decide-a&state=withdrawn")
        .then()
        .body("items", hasSize(1));
    Calls.call().get("/api/v1/filings?unit=decide-a&state=published").then().body("items", empty());
  }

  @ParameterizedTest
  @CsvSource({
    "b, '', publish, 'accept send-back withdraw'",
    "c, 'accept', accept, 'publish withdraw'",
    "d, 'accept', send-back, 'publish withdraw'",
    "e, 'send-back', accept, 'withdraw'",
    "f, 'send-back', send-back, 'withdraw'",
    "g, 'send-back', publish, 'withdraw'",
    "h, 'accept publish', publish, 'withdraw'",
    "i, 'accept publish', accept, 'withdraw'",
    "j, 'accept publish', send-back, 'withdraw'",
    "k, 'withdraw', accept, ''",
    "l, 'withdraw', send-back, ''",
    "m, 'withdraw', publish, ''",
    "n, 'withdraw', withdraw, ''",
  })
  void aRefusedMoveSaysWhichAreAllowed(String name, String before, String refused, String allowed) {
    String unit = "decide-refuse-" + name;
    Calls.unit(unit, AREA);
    Calls.post(sheet(unit, 1)).then().statusCode(201);
    for (String move : words(before)) {
      decide(unit, move).statusCode(200);
    }
    String[] expected = words(allowed).toArray(String[]::new);
    decide(unit, refused)
        .statusCode(409)
        .body("type", equalTo("/problems/move-refused"))
        .body("decision", equalTo(refused))
        .body("allowed", expected.length == 0 ? empty() : containsInAnyOrder(expected));
  }

  @Test
  void onlyTheNewestRevisionIsReviewed() {
    Calls.unit("decide-o", AREA);
    Calls.post(sheet("decide-o", 1)).then().statusCode(201);
    revise("decide-o", 2);
    ObjectNode first = Calls.JSON.createObjectNode().put("decision", "accept").put("revision", 1);
    post("decide-o", first)
        .then()
        .statusCode(409)
        .body("detail", containsString("第 2 版"))
        .body("newest", equalTo(2));
    post("decide-o", first.put("revision", 3))
        .then()
        .statusCode(404)
        .body("type", equalTo("/problems/no-revision"));
  }

  @Test
  void aDecisionCanBeTiedToWhatWasRead() {
    Calls.unit("decide-p", AREA);
    String read = Calls.post(sheet("decide-p", 1)).header("ETag");
    revise("decide-p", 2);
    Calls.json("{" + ACCEPT + "}")
        .header("If-Match", read)
        .post("/api/v1/filings/2017/decide-p/decisions")
        .then()
        .statusCode(412);
    String now = Calls.call().get("/api/v1/filings/2017/decide-p").header("ETag");
    Calls.json("{" + ACCEPT + "}")
        .header("If-Match", now)
        .post("/api/v1/filings/2017/decide-p/decisions")
        .then()
        .statusCode(200)
        .header("ETag", not(equalTo(now)));
    Calls.put("decide-p", 2017, now, sheet("decide-p", 3)).then().statusCode(412);
  }

  @Test
  void whatIsNotExplainedIsNotAccepted() {
    Calls.unit("decide-q", AREA);
    ObjectNode real = Calls.real("decide-q", 2017);
    Calls.post(real).then().statusCode(201);
    Response refused = post("decide-q", Calls.JSON.createObjectNode().put("decision", "accept"));
    refused
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/findings-open"))
        .body("findings.severity", not(hasItem("notice")));
    List<String> open = refused.path("findings.rule");
    assertEquals(5, open.size());
    ObjectNode explanations = real.putObject("explanations");
    open.stream().skip(1).forEach(rule -> explanations.put(rule, "按统计口径填报。"));
    Calls.put("decide-q", 2017, "*", real).then().statusCode(200);
    decide("decide-q", "accept").statusCode(409).body("findings.rule", contains(open.get(0)));
    explanations.put(open.get(0), "其他方式按公开次数统计。");
    Calls.put("decide-q", 2017, "*", real).then().statusCode(200);
    decide("decide-q", "accept").statusCode(200);

    Calls.call()
        .get("/api/v1/totals/2017/disclosure.channels.other?area=" + AREA)
        .then()
        .body(
            "parts.find { it.unit == 'decide-q' }.explanations['2014.disclosure.channels.other.union']",
            equalTo("其他方式按公开次数统计。"));
    Calls.call()
        .get("/api/v1/totals/2017/training.meetings?area=" + AREA)
        .then()
        .body("parts.find { it.unit == 'decide-q' }.explanations", equalTo(Map.of()));
  }

  @Test
  void allThatIsWrongWithADecisionIsSaid() {
    Calls.unit("decide-r", AREA);
    Calls.post(sheet("decide-r", 1)).then().statusCode(201);
    decide("decide-r", "send-back").statusCode(400).body("errors.pointer", contains("/reasons"));
    Calls.json(
            "{\"decision\": \"aprove\", \"revision\": 0, \"reasons\":"
                + " [7, {\"cell\": \"requests.recieved\"}], \"x\": 1}")
        .post("/api/v1/filings/2017/decide-r/decisions")
        .then()
        .statusCode(400)
        .body(
            "errors.pointer",
            containsInAnyOrder(
                "/decision", "/revision", "/reasons/0", "/reasons/1/cell", "/reasons/1/text", "/x"))
        .body(
            "errors.find { it.pointer == '/reasons/1/cell' }.detail",
            containsString("requests.received"));
  }

  @Test
  void ofSimultaneousDecisionsOneIsMade() throws Exception {
    Calls.unit("decide-s", AREA);
    Calls.post(sheet("decide-s", 1)).then().statusCode(201);
    Callable<Integer> accept =
        () ->
            post("decide-s", Calls.JSON.createObjectNode().put("decision", "accept")).statusCode();
    List<Integer> answers = AtOnce.inParallel(Collections.nCopies(12, accept));
    assertEquals(1, answers.stream().filter(status -> status == 200).count());
    assertEquals(11, answers.stream().filter(status -> status == 409).count());
    Calls.call().get("/api/v1/filings/2017/decide-s/decisions").then().body("items", hasSize(2));
  }

  private static final String ACCEPT = "\"decision\": \"accept\"";

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
  }

  private static ObjectNode sheet(String unit, int meetings) {
    return Calls.sheet(unit, 2017, Map.of("training.meetings", meetings));
  }

  private static void revise(String unit, int meetings) {
    Calls.put(unit, 2017, "*", sheet(unit, meetings)).then().statusCode(200);
  }

  private static void counts(Integer submitted, Integer accepted, Integer published) {
    counts("submitted", submitted);
    counts("accepted", accepted);
    counts("published", published);
  }

  private static void counts(String basis, Integer value) {
    String part = "parts.find { it.unit == 'decide-a' }";
    Calls.call()
        .get("/api/v1/totals/2017/training.meetings?area=" + AREA + "&basis=" + basis)
        .then()
        .body(part + (value == null ? "" : ".value"), equalTo(value));
  }

  private static ValidatableResponse decide(String unit, String move, String... cells) {
    ObjectNode decision = Calls.JSON.createObjectNode().put("decision", move);
    for (String cell : cells) {
      decision.putArray("reasons").addObject().put("cell", cell).put("text", "与台账不符。");
    }
    if (move.equals("send-back") && cells.length == 0 && !unit.equals("decide-r")) {
      decision.putArray("reasons").add("请核对。");
    }
    return post(unit, decision).then();
  }

  private static Response post(String unit, ObjectNode decision) {
    return Calls.json(decision).post("/api/v1/filings/2017/" + unit + "/decisions");
  }
}
