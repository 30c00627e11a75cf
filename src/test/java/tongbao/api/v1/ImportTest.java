package tongbao.api.v1;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many entries of the register at once. */
@QuarkusTest
class ImportTest {

  private static final String AREAS = "/api/v1/areas";
  private static final String UNITS = "/api/v1/units";
  private static final String APPLY = "?apply=true";

  @Test
  void aDryRunTellsAndStoresNothing() {
    Calls.unit("import-a", "620900");
    Response told =
        send(
            UNITS,
            """
            code,name,firstYear
            import-a,甲局,2014
            import-b,乙局,2015

            import-c,丙局,20l6
            """);
    told.then()
        .statusCode(200)
        .body("applied", is(false))
        .body("lines.line", contains(2, 3, 5))
        .body("lines.effect", contains("changed", "added", "refused"))
        .body("lines[0].changes", contains("name", "firstYear"))
        .body("lines[2].faults[0].line", is(5))
        .body("lines[2].faults[0].column", is("firstYear"))
        .body("lines[2].faults[0].value", is("20l6"))
        .body("added", is(1))
        .body("changed", is(1))
        .body("refused", is(1));
    Calls.call().get(UNITS + "/import-b").then().statusCode(404);
    Calls.call().get(UNITS + "/import-a").then().body("name", is("单位 import-a"));
  }

  @Test
  void allLinesAreTakenOrNone() {
    String good = "code,name,lastYear,successor\nimport-d,丁局,2018,import-e\n";
    send(UNITS + APPLY, good + "import-e,戊局,2018,\n")
        .then()
        .statusCode(422)
        .body("type", is("/problems/import-refused"))
        .body("refused", is(2))
        .body("lines", is(2))
        .body("faults.line", contains(2, 3))
        .body("faults.column", contains("successor", "lastYear"));
    Calls.call().get(UNITS + "/import-e").then().statusCode(404);
    send(UNITS + APPLY, good + "import-e,戊局,,\n")
        .then()
        .statusCode(200)
        .body("applied", is(true))
        .body("lines.effect", contains("added", "added"));
    Calls.call().get(UNITS + "/import-d").then().body("successor", is("import-e"));
    send(UNITS + APPLY, good + "import-e,戊局,,\n")
        .then()
        .body("lines.effect", contains("unchanged", "unchanged"));
    Calls.call().get(UNITS + "/import-d/history").then().body("items.version", contains(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      nullValues = "-",
      textBlock =
          """
          code;name                        | a-b;x                       | 1 | code;name
          code,name,nmae                   | a-b,x,y                     | 1 | nmae
          name                             | x                           | 1 | code
          code,name,name                   | a-b,x,y                     | 1 | name
          code,name                        | a-b,x,y                     | 2 | -
          code,name                        | A_B,x                       | 2 | code
          code,name                        | a-b,                        | 2 | name
          code,name,kind                   | a-b,x,bureau                | 2 | kind
          code,name,area                   | a-b,x,999999                | 2 | area
          code,name,creditCode             | a-b,x,9.135E+17             | 2 | creditCode
          code,name,memberships            | a-b,x,620900/2014           | 2 | memberships
          code,name,memberships            | a-b,x,620900:2014-;620900:- | 2 | memberships
          code,name,area,memberships       | a-b,x,620902,620900:2014-   | 2 | area
          code,name,firstYear,lastYear     | a-b,x,2016,2015             | 2 | lastYear
          code,name,successor              | a-b,x,no-such               | 2 | successor
          """)
  void everyBadLineIsNamed(String header, String line, int number, String column) {
    Response told = send(UNITS, header + "\r\n" + line + "\r\n");
    told.then()
        .statusCode(200)
        .body("lines[0].effect", is("refused"))
        .body("lines[0].faults[0].line", is(number))
        .body("lines[0].faults[0].column", column == null ? nullValue() : is(column));
    send(UNITS + APPLY, header + "\r\n" + line + "\r\n").then().statusCode(422);
  }

  @Test
  void oneEntryHasOneLine() {
    send(UNITS, "code,name\nimport-f,x\nimport-f,y\n")
        .then()
        .body("lines.effect", contains("added", "refused"))
        .body("lines[1].faults[0].detail", containsString("2"));
  }

  @Test
  void aFaultIsToldOnItsOwnLineOnly() {
    send(
            UNITS,
            """
            code,name,kind,lastYear,successor
            import-l,x,,2016,import-m
            import-m,y,bureau,,
            """)
        .then()
        .body("lines.effect", contains("added", "refused"));
  }

  @Test
  void columnsTheFileLacksStayAsTheyAre() {
    send(
            UNITS + APPLY,
            """
            code,name,aliases,memberships
            import-g,庚局,庚;庚\\;委,620900:-2015;620900:2017-
            """)
        .then()
        .statusCode(200);
    send(UNITS + APPLY, "code,name,lastYear\nimport-g,新庚局,2018\n")
        .then()
        .statusCode(200)
        .body("lines[0].changes", contains("name", "lastYear", "memberships"));
    Calls.call()
        .get(UNITS + "/import-g")
        .then()
        .body("aliases", contains("庚", "庚;委"))
        .body("memberships.lastYear", contains(2015, 2018));
  }

  @Test
  void whatAFormulaWouldBeComesBackAsItWas() {
    Calls.area("670000", "环州");
    send(UNITS + APPLY, "code,name,area\nimport-h,\"'=1+1,\"\"甲\"\"\",670000\n")
        .then()
        .statusCode(200);
    Calls.call().get(UNITS + "/import-h").then().body("name", is("=1+1,\"甲\""));
    Response export = Calls.call().accept("text/csv").get(UNITS + "?area=670000");
    assertEquals("text/csv;charset=UTF-8", export.contentType());
    String text = new String(export.asByteArray(), UTF_8);
    assertTrue(text.startsWith("\uFEFFcode,name,"), text);
    assertTrue(text.contains("\"'=1+1,\"\"甲\"\"\""), text);
    send(UNITS + APPLY, text).then().statusCode(200).body("lines.effect", contains("unchanged"));
  }

  @Test
  void areasComeInAnyOrderAndGoOutAgain() {
    send(AREAS + APPLY, "code,name,parent\n681021,下县,681000\n681000,上州,\n")
        .then()
        .statusCode(200)
        .body("lines.effect", contains("added", "added"));
    Calls.call().get(AREAS + "/681000").then().body("parent", is("620900"));
    send(AREAS, "code,name,parent\n681000,上州,681021\n")
        .then()
        .body("lines[0].faults[0].column", is("parent"));
    Response export = Calls.call().accept("text/csv").get(AREAS);
    send(AREAS + APPLY, new String(export.asByteArray(), UTF_8))
        .then()
        .statusCode(200)
        .body("added", is(0))
        .body("changed", is(0))
        .body("refused", is(0));
  }

  @Test
  void encodingsAreTakenAtTheirWord() {
    String csv = "code,name\nimport-i,酒泉市教育局\n";
    byte[] gb18030 = csv.getBytes(Charset.forName("GB18030"));
    post(UNITS, "text/csv; charset=GB18030", gb18030).then().statusCode(200);
    post(UNITS, "text/csv; charset=gbk", gb18030).then().body("lines[0].faults", empty());
    post(UNITS, "text/csv", gb18030)
        .then()
        .statusCode(400)
        .body("detail", containsString("GB18030"))
        .body("line", is(2));
    post(UNITS, "text/csv; charset=Big5", gb18030).then().statusCode(415);
    post(UNITS, "application/json", gb18030).then().statusCode(415);
    post(UNITS, "text/csv", "code,name\na-b,\"x\n".getBytes(UTF_8))
        .then()
        .statusCode(400)
        .body("line", is(2));
  }

  @Test
  void namesakesAreTold() {
    send(UNITS + APPLY, "code,name,aliases,lastYear\nimport-j,同名局,,2016\nimport-k,别局,同名局,\n")
        .then()
        .statusCode(200)
        .body("lines[0].sameName", contains("import-k"))
        .body("lines[1].sameName", contains("import-j"));
    Calls.call().get(UNITS + "/import-j").then().body("sameName", contains("import-k"));
  }

  @Test
  void importsPutsAndFilingsDoNotStandInEachOthersWay() throws Exception {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      lines.add("crowd-" + i + ",单位 " + i + "," + (i == 14 ? "," : "2018,crowd-14"));
    }
    send(UNITS + APPLY, "code,name,lastYear,successor\n" + String.join("\n", lines))
        .then()
        .statusCode(200);
    List<Callable<Set<Integer>>> crowd = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      int number = t;
      crowd.add(
          () -> {
            List<String> mine = new ArrayList<>(lines);
            Collections.rotate(mine, number * 4);
            Set<Integer> statuses = new TreeSet<>();
            for (int round = 0; round < 6; round++) {
              String csv =
                  "code,name,lastYear,successor\n"
                      + String.join("\n", mine).replace("单位", "第" + number + round);
              statuses.add(send(UNITS + APPLY, csv).statusCode());
              statuses.add(
                  Calls.json("{\"name\":\"n" + number + round + "\"}")
                      .put(UNITS + "/crowd-14")
                      .statusCode());
              int unit = (number * 6 + round) % 14;
              int filed =
                  Calls.post(Calls.sheet("crowd-" + unit, 2014 + number, Map.of())).statusCode();
              statuses.add(filed == 409 ? 201 : filed);
            }
            return statuses;
          });
    }
    ExecutorService threads = Executors.newFixedThreadPool(crowd.size());
    try {
      for (Future<Set<Integer>> done : threads.invokeAll(crowd, 120, TimeUnit.SECONDS)) {
        assertEquals(Set.of(200, 201), done.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static Response send(String path, String csv) {
    return post(path, "text/csv; charset=UTF-8", csv.getBytes(UTF_8));
  }

  private static Response post(String path, String type, byte[] body) {
    // Else a charset is added to the type.
    EncoderConfig asIs =
        EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false);
    return Calls.call()
        .config(RestAssuredConfig.config().encoderConfig(asIs))
        .header("Content-Type", type)
        .body(body)
        .post(path);
  }
}
