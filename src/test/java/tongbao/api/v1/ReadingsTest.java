package tongbao.api.v1;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tongbao.check.Forms;
import tongbao.edition.Cell;

@QuarkusTest
class ReadingsTest {

  private static final String READINGS = "/api/v1/readings";
  private static final String NAME = "酒泉市读报局";
  private static final String UNIT = "621182-dubao";
  private static final String OTHER = "621182-ting";

  private static boolean registered;

  @BeforeEach
  void register() {
    if (!registered) {
      registered = true;
      Calls.area("621182", "读区");
      Calls.unit(OTHER, "621182");
      Calls.json(
              Calls.JSON
                  .createObjectNode()
                  .put("name", "读报局（全称）")
                  .put("area", "621182")
                  .set("aliases", Calls.JSON.createArrayNode().add(NAME)))
          .put("/api/v1/units/" + UNIT)
          .then()
          .statusCode(201);
    }
  }

  /** The real report of 2016 as it was published, of our unit and of another year. */
  private static String report(int year) throws IOException {
    try (InputStream text = Forms.class.getResourceAsStream("/filings/2016-jiuquan-zhijian.txt")) {
      return new String(Objects.requireNonNull(text).readAllBytes(), UTF_8)
          .replace("酒泉市质量技术监督局", NAME)
          .replace("2016", Integer.toString(year));
    }
  }

  private static RequestSpecification document(byte[] bytes, String type) {
    return Calls.call().header("Content-Type", type).header("Accept-Language", "en").body(bytes);
  }

  private static RequestSpecification text(String text) {
    return document(text.getBytes(UTF_8), "text/plain; charset=utf-8");
  }

  /** The form of 2014 as a web page, each number the place of its cell. */
  private static String page(String without) {
    StringBuilder page = new StringBuilder("<html><body><h1>政府信息公开情况统计表</h1><table>");
    for (Cell cell : Forms.E2014.cells()) {
      if (!cell.code().value().equals(without)) {
        page.append("<tr><td>").append(cell.row().label());
        page.append("<td>").append(cell.row().unit());
        page.append("<td>").append(cell.index()).append("</tr>");
      }
    }
    return page.append("</table></body></html>").toString();
  }

  @Test
  void aPublishedReportIsReadAndCanBeHandedInAsItIs() throws IOException {
    Response answer = text(report(2017)).post(READINGS);
    answer
        .then()
        .statusCode(200)
        .body("unit", equalTo(UNIT))
        .body("unitName", equalTo(NAME))
        .body("year", equalTo(2017))
        .body("edition", equalTo("2014"))
        .body("complete", equalTo(true))
        .body("mediaType", equalTo("text/plain"))
        .body("ambiguous", empty())
        .body("signOff.head", equalTo("高原"))
        .body("findings.severity", not(hasItem("error")));
    JsonNode read = Calls.JSON.readTree(answer.asByteArray());
    JsonNode published = Forms.jiuquan2016().get("values");
    for (Map.Entry<String, JsonNode> value : published.properties()) {
      assertEquals(
          value.getValue().isNull() ? null : value.getValue().decimalValue(),
          read.get("values").get(value.getKey()).isNull()
              ? null
              : read.get("values").get(value.getKey()).decimalValue(),
          value.getKey());
    }
    assertEquals(Forms.E2014.cells().size(), read.get("cells").size());
    Calls.post(read).then().statusCode(201).body("year", equalTo(2017));
    ObjectNode misspelt = read.deepCopy();
    misspelt.put("leftover", "x");
    Calls.post(misspelt).then().statusCode(400).body("type", equalTo("/problems/invalid-body"));
  }

  @Test
  void whatTheTextSaysOtherwiseIsAskedAbout() throws IOException {
    text("2016年，我局共收到政府信息公开申请12件。\n\n" + report(2016))
        .post(READINGS)
        .then()
        .statusCode(200)
        .body("complete", equalTo(true))
        .body(
            "findings.find { it.rule == '2014.prose.requests.received' }.severity",
            equalTo("verify"));
  }

  @Test
  void aReportIsHandedInAsWhatItIs() throws IOException {
    String path = Calls.FILINGS + "?unit=" + UNIT + "&year=2018";
    text(report(2018))
        .post(path + "&validateOnly=true")
        .then()
        .statusCode(200)
        .body("wouldAnswer", equalTo(201));
    for (int i = 0; i < 2; i++) {
      text(report(2018))
          .header("Idempotency-Key", "readings-1")
          .post(path)
          .then()
          .statusCode(201)
          .header("Location", equalTo("/api/v1/filings/2018/" + UNIT))
          .body("documentNumber", equalTo("酒质监〔2017〕56号"));
    }
    text(report(2018)).post(path).then().statusCode(409);
  }

  @Test
  void aReportOfAnotherUnitOrYearIsRefused() throws IOException {
    String report = report(2015);
    text(report)
        .post(Calls.FILINGS + "?unit=" + UNIT + "&year=2014")
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/reading-differs"))
        .body("parameter", equalTo("year"))
        .body("printed", equalTo("2015"));
    text(report)
        .post(Calls.FILINGS + "?unit=" + OTHER + "&year=2015")
        .then()
        .statusCode(422)
        .body("parameter", equalTo("unit"))
        .body("printed", equalTo(NAME));
    text(report)
        .post(Calls.FILINGS + "?unit=" + UNIT)
        .then()
        .statusCode(400)
        .body("parameter", equalTo("year"));
    Calls.json(Calls.sheet(UNIT, 2015, Map.of()))
        .post(Calls.FILINGS + "?unit=" + UNIT)
        .then()
        .statusCode(400)
        .body("parameter", equalTo("unit"));
  }

  @Test
  void whatWasNotReadForSureIsNotStored() {
    String page = page("requests.received");
    document(page.getBytes(UTF_8), "text/html")
        .post(READINGS + "?year=2016")
        .then()
        .statusCode(200)
        .body("complete", equalTo(false))
        .body("unit", nullValue())
        .body("unread", contains("requests.received"))
        .body("cells.find { it.code == 'disclosure.channels.weibo' }.place.table", equalTo(1));
    document(page.getBytes(UTF_8), "text/html")
        .post(Calls.FILINGS + "?unit=" + OTHER + "&year=2016")
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/reading-doubtful"))
        .body("unread", hasSize(1))
        .body("findings", not(empty()));
    Calls.call().get(Calls.FILINGS + "/2016/" + OTHER).then().statusCode(404);
  }

  @Test
  void whatHoldsNoFormSaysSo() {
    text("关于召开会议的通知\n各单位：请于2016年3月1日参加会议。")
        .post(READINGS)
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/no-form"))
        .body("reason", equalTo("no-form"));
  }

  @Test
  void whatCannotBeReadSaysWhatToDo() {
    text("%PDF-1.7 …")
        .post(READINGS)
        .then()
        .statusCode(415)
        .body("reason", equalTo("wrong-type"))
        .body("detail", containsString("PDF"));
    document(new byte[] {1, 2, 3}, "application/msword")
        .post(READINGS)
        .then()
        .statusCode(415)
        .body("detail", containsString(".docx"));
    document(page("").getBytes(UTF_8), "application/pdf")
        .post(Calls.FILINGS + "?unit=" + UNIT + "&year=2016")
        .then()
        .statusCode(415)
        .body("reason", equalTo("wrong-type"));
    document("%PDF-1.7 broken".getBytes(UTF_8), "application/pdf")
        .post(READINGS)
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/unreadable-document"))
        .body("reason", equalTo("corrupt"));
    Calls.json("{}").post(READINGS).then().statusCode(415);
  }

  @Test
  void documentsMayBeLargerThanJson() {
    byte[] large = "行\n".repeat(700_000).getBytes(UTF_8);
    document(large, "text/plain")
        .post(READINGS)
        .then()
        .statusCode(422)
        .body("reason", equalTo("too-large"));
    document(large, "application/json").post(Calls.FILINGS).then().statusCode(413);
    document(new byte[(20 << 20) + 1], "text/plain")
        .post(READINGS)
        .then()
        .statusCode(413)
        .body("limit", equalTo(20 << 20));
  }

  @Test
  void aSubmitterReadsForItselfOnly() throws IOException {
    String submitter = Holders.secret("submitter", OTHER);
    Holders.call(submitter)
        .header("Content-Type", "text/plain")
        .body(report(2016).getBytes(UTF_8))
        .post(READINGS)
        .then()
        .statusCode(200)
        .body("unit", equalTo(UNIT));
    Holders.call(submitter)
        .header("Content-Type", "text/plain")
        .body(report(2016).getBytes(UTF_8))
        .post(Calls.FILINGS + "?year=2016&unit=" + UNIT)
        .then()
        .statusCode(403);
  }
}
