package tongbao.api.v1;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Filings and totals on their official forms, and empty forms. */
@QuarkusTest
class RenderingsTest {

  private static final String AREA = "625000";
  private static final String UNIT = "printed-zhijian";
  private static final String OWING = "printed-owing";
  private static final String FILING = Calls.FILINGS + "/2016/" + UNIT;
  private static final String TOTALS = "/api/v1/totals/2016?area=" + AREA;
  private static final String TEMPLATE = "/api/v1/editions/2014/template";
  private static boolean set;

  @BeforeEach
  void handIn() {
    if (!set) {
      Calls.area(AREA, "印制市");
      Calls.unit(UNIT, AREA);
      Calls.unit(OWING, AREA);
      Calls.post(Calls.real(UNIT, 2016)).then().statusCode(201);
      set = true;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "csv, text/csv",
    "xlsx, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx, application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html, text/html"
  })
  void answersByAcceptOrByLink(String format, String type) {
    String disposition = format.equals("html") ? "inline" : "attachment";
    for (String path : new String[] {FILING, FILING + "/revisions/1", TOTALS}) {
      Response accepted = Calls.call().accept(type).get(path);
      accepted
          .then()
          .statusCode(200)
          .contentType(startsWith(type))
          .header("Vary", containsString("Accept"))
          .header("Content-Language", "zh")
          .header("Cache-Control", "private, no-cache")
          .header("Content-Disposition", startsWith(disposition + "; filename=\""))
          .header("Content-Disposition", containsString("." + format + "\"; filename*=UTF-8''%"));
      String link = path + (path.contains("?") ? "&" : "?") + "format=" + format;
      Response linked = Calls.call().accept("text/html, */*;q=0.8").get(link);
      linked.then().statusCode(200).contentType(startsWith(type));
      assertEquals(accepted.header("ETag"), linked.header("ETag"));
      Calls.call()
          .accept(type)
          .header("If-None-Match", accepted.header("ETag"))
          .get(path)
          .then()
          .statusCode(304)
          .body(equalTo(""));
    }
  }

  @Test
  void isJsonUnlessAskedOtherwise() {
    for (String path : new String[] {FILING, TOTALS}) {
      for (String accept : new String[] {"*/*", "application/json", "text/csv;q=0.5, */*"}) {
        Calls.call()
            .accept(accept)
            .get(path)
            .then()
            .statusCode(200)
            .contentType(startsWith("application/json"))
            .header("Vary", containsString("Accept"));
      }
      Calls.call().accept("application/xml").get(path).then().statusCode(406);
    }
    Calls.call()
        .accept("text/html")
        .get(FILING + "?format=json")
        .then()
        .statusCode(200)
        .contentType("application/json;charset=UTF-8");
    String json = Calls.call().get(FILING).header("ETag");
    String csv = Calls.call().accept("text/csv").get(FILING).header("ETag");
    String html = Calls.call().accept("text/html").get(FILING).header("ETag");
    assertNotEquals(json, csv);
    assertNotEquals(csv, html);
    Calls.call()
        .header("Accept-Language", "en")
        .get(FILING + "?format=pdf")
        .then()
        .statusCode(400)
        .body("type", is("/problems/invalid-parameter"))
        .body("detail", containsString("json, csv, xlsx, docx, html"));
  }

  @Test
  void aFilingBearsItsUnitItsYearItsSignOffAndItsReceipt() {
    String receipt = Calls.call().get(FILING).jsonPath().getString("receipt.code");
    String csv = text(Calls.call().accept("text/csv").get(FILING));
    for (String said :
        new String[] {
          "\r\n政府信息公开情况统计表,,\r\n（2016年度）,,\r\n填报单位（盖章）：单位 printed-zhijian,,\r\n",
          "\r\n5.其他方式公开政府信息数,条,1200\r\n",
          "\r\n2.兼职人员数,人,\r\n",
          "\r\n单位负责人：高原,审核人：高国旺,\r\n填报人：高军,联系电话：2852952,填报日期：2017年3月3日\r\n",
          "回执编号：" + receipt
        }) {
      assertTrue(csv.contains(said), said + " not in " + csv);
    }
  }

  @Test
  void aRenamedUnitKeepsItsNameOnWhatItFiledBefore() {
    String unit = "printed-renamed";
    Calls.unit(unit, AREA);
    Calls.post(Calls.real(unit, 2017)).then().statusCode(201);
    String before =
        Calls.call().accept("text/csv").get(Calls.FILINGS + "/2017/" + unit).header("ETag");
    ObjectNode renamed = Calls.JSON.createObjectNode().put("name", "新名局").put("area", AREA);
    Calls.json(renamed).put("/api/v1/units/" + unit).then().statusCode(200);
    Response after = Calls.call().accept("text/csv").get(Calls.FILINGS + "/2017/" + unit);
    assertEquals(before, after.header("ETag"));
    assertTrue(text(after).contains("单位 " + unit));
  }

  @Test
  void aFilingThatCountsNoMoreSaysSo() {
    String unit = "printed-withdrawn";
    Calls.unit(unit, AREA);
    Calls.post(Calls.real(unit, 2017)).then().statusCode(201);
    String path = Calls.FILINGS + "/2017/" + unit;
    String before = Calls.call().accept("text/html").get(path).header("ETag");
    Calls.json(Calls.JSON.createObjectNode().put("decision", "withdraw"))
        .post(path + "/decisions")
        .then()
        .statusCode(200);
    Response after = Calls.call().accept("text/html").get(path);
    after.then().body(containsString("本表已撤回，不作为统计依据。"));
    assertNotEquals(before, after.header("ETag"));
  }

  @Test
  void totalsSayWhatTheyCoverAndRestOn() {
    String csv = text(Calls.call().accept("text/csv").get(TOTALS));
    assertTrue(csv.contains("\r\n填报单位（盖章）：印制市,,\r\n"), csv);
    assertTrue(csv.contains("\r\n5.其他方式公开政府信息数,条,1200\r\n"), csv);
    assertTrue(csv.contains("已计入 1 个，未报 "), csv);
    assertTrue(csv.contains("单位 " + OWING), csv);
    assertTrue(csv.contains("已报送的（不含退回、撤回的）；按报告年度的机构归属。"), csv);
    assertTrue(csv.contains("\r\n数据截至 20"), csv);
    String none = text(Calls.call().accept("text/csv").get(TOTALS + "&basis=published"));
    assertTrue(none.contains("\r\n5.其他方式公开政府信息数,条,\r\n"), none);
    assertTrue(none.contains("已计入 0 个"), none);
  }

  @Test
  void aPageRunsNothingAndLoadsNothing() {
    String area = "625001";
    Calls.area(area, "<script>alert(1)</script>&市");
    Response page = Calls.call().accept("text/html").get("/api/v1/totals/2016?area=" + area);
    page.then()
        .statusCode(200)
        .header("Content-Security-Policy", containsString("default-src 'none'; style-src"))
        .body(containsString("&lt;script&gt;alert(1)&lt;/script&gt;&amp;市"))
        .body(not(containsString("<script")));
    String name = page.header("Content-Disposition");
    assertTrue(name.contains("filename=\"totals-2016-625001.html\""), name);
    assertTrue(name.contains("filename*=UTF-8''scriptalert%281%29script%26%E5%B8%82"), name);
  }

  @Test
  void filesOpen() throws IOException {
    byte[] xlsx = Calls.call().get(FILING + "?format=xlsx").asByteArray();
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
      assertEquals("政府信息公开情况统计表", workbook.getSheetName(0));
    }
    byte[] docx = Calls.call().get(TOTALS + "&format=docx").asByteArray();
    try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(docx))) {
      assertEquals(66, document.getTables().get(0).getNumberOfRows());
    }
  }

  @Test
  void anEmptyFormIsThereForEveryEdition() throws IOException {
    for (Map.Entry<String, Integer> pages : Map.of("2014", 1, "2019", 3, "2021", 3).entrySet()) {
      Response answer = Calls.call().get("/api/v1/editions/" + pages.getKey() + "/template");
      answer.then().statusCode(200).header("Content-Disposition", startsWith("attachment; "));
      try (XSSFWorkbook workbook =
          new XSSFWorkbook(new ByteArrayInputStream(answer.asByteArray()))) {
        assertEquals(pages.getValue(), workbook.getNumberOfSheets());
      }
    }
    byte[] filled = Calls.call().get(TEMPLATE + "?year=2016&unit=" + UNIT).asByteArray();
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(filled))) {
      assertEquals("（2016年度）", workbook.getSheetAt(0).getRow(1).getCell(0).getStringCellValue());
      assertEquals("单位 " + UNIT, workbook.getSheetAt(0).getRow(2).getCell(1).getStringCellValue());
    }
  }

  @Test
  void anEmptyFormIsRefusedForWhatItDoesNotServe() {
    Calls.call()
        .header("Accept-Language", "en")
        .get(TEMPLATE + "?year=2019")
        .then()
        .statusCode(400)
        .body("detail", containsString("2014–2018"));
    Calls.call().get(TEMPLATE + "?unit=printed-nobody").then().statusCode(404);
    Calls.call().get("/api/v1/editions/2013/template").then().statusCode(404);
    Calls.call().accept("text/csv").get(TEMPLATE).then().statusCode(406);
  }

  private static String text(Response answer) {
    return new String(answer.asByteArray(), StandardCharsets.UTF_8);
  }
}
