package tongbao.api.v1;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changing what was handed in, by adding to it. */
@QuarkusTest
class RevisionsTest {

  private static final String AREA = "620903";

  @Inject AgroalDataSource database;

  @BeforeEach
  void register() {
    if (Calls.call().get("/api/v1/areas/620903").statusCode() == 200) {
      return;
    }
    Calls.area(AREA, "修订区");
  }

  @Test
  void aRevisionCountsAndTheEarlierOneStays() {
    Calls.area("620905", "单独区");
    Calls.unit("revise-a", "620905");
    ObjectNode first =
        Calls.sheet("revise-a", 2015, Map.of("training.meetings", 2, "complaints", 0));
    String tag = Calls.post(first).then().statusCode(201).extract().header("ETag");
    String before = Calls.call().get("/api/v1/filings/2015/revise-a/revisions/1").asString();

    ObjectNode second = Calls.sheet("revise-a", 2015, Map.of("training.meetings", 5));
    second.withObjectProperty("values").putNull("complaints");
    Response revised = Calls.put("revise-a", 2015, tag, second);
    revised.then().statusCode(200).header("ETag", startsWith("\"2-")).body("revision", is(2));

    assertEquals(before, Calls.call().get("/api/v1/filings/2015/revise-a/revisions/1").asString());
    Calls.call()
        .get("/api/v1/filings/2015/revise-a/revisions")
        .then()
        .body("items.revision", contains(1, 2));
    Calls.call()
        .get("/api/v1/filings/2015/revise-a/revisions/2/changes")
        .then()
        .body("from", is(1))
        .body("changes.cell", contains("complaints", "training.meetings"))
        .body("changes[0].before", is(0))
        .body("changes[0].after", nullValue())
        .body("changes[1].before", is(2))
        .body("changes[1].after", is(5));
    Calls.call()
        .get("/api/v1/filings/2015/revise-a/revisions/1/changes")
        .then()
        .statusCode(200)
        .body("from", nullValue())
        .body("changes", hasSize(0));
    Calls.call()
        .queryParam("area", "620905")
        .get("/api/v1/totals/2015/training.meetings")
        .then()
        .body("value", is(5))
        .body("parts.revision", contains(2));
  }

  @Test
  void aWriteStatesWhatItSupposes() {
    Calls.unit("revise-b", AREA);
    ObjectNode sheet = Calls.sheet("revise-b", 2015, Map.of());
    String path = "/api/v1/filings/2015/revise-b";
    Calls.json(sheet).put(path).then().statusCode(428);
    Calls.put("revise-b", 2015, "\"1-0000000000000000\"", sheet)
        .then()
        .statusCode(412)
        .body("detail", containsString("If-None-Match: *"));
    Calls.put("revise-b", 2015, "*", sheet).then().statusCode(412);
    String first =
        Calls.json(sheet)
            .header("If-None-Match", "*")
            .put(path)
            .then()
            .statusCode(201)
            .header("Location", path)
            .extract()
            .header("ETag");
    Calls.json(sheet)
        .header("If-None-Match", "*")
        .put(path)
        .then()
        .statusCode(412)
        .body("etag", is(first.replaceFirst("-d[0-9]+-zh", "")));
    Calls.put("revise-b", 2015, "W/" + first, sheet).then().statusCode(412);
    Calls.put("revise-b", 2015, "\"other\", " + first, sheet).then().statusCode(200);
    Calls.put("revise-b", 2015, first, sheet).then().statusCode(412).body("revision", is(2));
    for (String answered : List.of("", "-zh", "-y1-en", "-d17000-zh", "-y2-d17000-r1-en")) {
      String tag = Calls.call().get(path).header("ETag").replaceFirst("-d[0-9]+-zh", answered);
      Calls.put("revise-b", 2015, tag, sheet).then().statusCode(200);
    }
    Calls.put("revise-b", 2015, "*", sheet).then().statusCode(200).body("revision", is(8));
    Calls.put("revise-b", 2015, "unquoted", sheet).then().statusCode(400);
    Calls.json(sheet).header("If-None-Match", first).put(path).then().statusCode(400);
  }

  @Test
  void conditionsMayComeInSeveralLinesAndEitherLanguage() {
    Calls.unit("revise-i", AREA);
    ObjectNode sheet = Calls.sheet("revise-i", 2015, Map.of());
    String path = "/api/v1/filings/2015/revise-i";
    String zh = Calls.post(sheet).header("ETag");
    String en = Calls.call().header("Accept-Language", "en").get(path).header("ETag");
    assertNotEquals(zh, en);
    Calls.call()
        .header("If-None-Match", zh)
        .get(path)
        .then()
        .statusCode(304)
        .header("Vary", "Accept, Accept-Language");
    Calls.call()
        .header("Accept-Language", "en")
        .header("If-None-Match", zh)
        .get(path)
        .then()
        .statusCode(200);
    Calls.json(sheet).header("If-Match", "\"x\",", en).put(path).then().statusCode(200);
    Calls.call()
        .header("Accept-Language", "zh;q=0.1", "en")
        .get(path)
        .then()
        .header("Content-Language", "en");
    Calls.json(Calls.sheet("revise-i", 2016, Map.of()))
        .header("Idempotency-Key", "one", "two")
        .post(Calls.FILINGS)
        .then()
        .statusCode(400);
  }

  @Test
  void aRefusedRevisionChangesNothing() {
    Calls.unit("revise-c", AREA);
    String tag = Calls.post(Calls.sheet("revise-c", 2015, Map.of())).header("ETag");
    ObjectNode wrong = Calls.sheet("revise-c", 2015, Map.of("requests.received", 1));
    Calls.put("revise-c", 2015, tag, wrong).then().statusCode(422);
    Calls.json(Calls.sheet("revise-c", 2015, Map.of()))
        .queryParam("validateOnly", "true")
        .put("/api/v1/filings/2015/revise-c")
        .then()
        .statusCode(200)
        .body("wouldAnswer", is(200));
    Calls.call().get("/api/v1/filings/2015/revise-c").then().header("ETag", tag);
  }

  @Test
  void whatThePathSaysTheBodyMayRepeatButNotDeny() {
    Calls.unit("revise-d", AREA);
    String tag = Calls.post(Calls.sheet("revise-d", 2015, Map.of())).header("ETag");
    ObjectNode sheet = Calls.sheet("revise-d", 2015, Map.of());
    sheet.remove(List.of("unit", "year"));
    Calls.put("revise-d", 2015, tag, sheet).then().statusCode(200);
    Calls.put("revise-d", 2015, "*", Calls.sheet("revise-x", 2016, Map.of()))
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/unit", "/year"));
  }

  @Test
  void aRepeatedSubmissionIsAnsweredAgainAndStoredOnce() {
    Calls.unit("revise-e", AREA);
    ObjectNode sheet = Calls.sheet("revise-e", 2015, Map.of("training.meetings", 1));
    Response first = keyed("key-e", sheet);
    first.then().statusCode(201);
    ObjectNode reordered = Calls.JSON.createObjectNode();
    reordered.set("values", sheet.get("values"));
    reordered.put("year", 2015).put("unit", "revise-e");
    Response second = keyed("key-e", reordered);
    second.then().statusCode(201).header("ETag", first.header("ETag"));
    assertEquals(first.asString(), second.asString());
    keyed("key-e", Calls.sheet("revise-e", 2015, Map.of("training.meetings", 2)))
        .then()
        .statusCode(422)
        .body("type", is("/problems/key-reused"));
    Calls.call().get("/api/v1/filings/2015/revise-e/revisions").then().body("items", hasSize(1));
    Calls.put("revise-e", 2015, first.header("ETag"), Calls.sheet("revise-e", 2015, Map.of()));
    assertEquals(first.asString(), keyed("key-e", sheet).asString());
  }

  @Test
  void aKeyOfARefusedSubmissionIsFreeAgain() {
    Calls.unit("revise-f", AREA);
    keyed("key-f", Calls.sheet("revise-f", 2015, Map.of("requests.received", 1)))
        .then()
        .statusCode(422);
    keyed("key-f", Calls.sheet("revise-f", 2015, Map.of())).then().statusCode(201);
    keyed("key-f2", Calls.sheet("revise-f", 2015, Map.of())).then().statusCode(409);
    Calls.unit("revise-g", AREA);
    keyed("key-f2", Calls.sheet("revise-g", 2015, Map.of())).then().statusCode(201);
    keyed("has space", Calls.sheet("revise-g", 2016, Map.of())).then().statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update filing_revision set cells = '{}' where unit = 'revise-h'",
        "delete from filing_revision where unit = 'revise-h'",
        "truncate filing_revision cascade",
        "truncate unit cascade",
      })
  void theDatabaseItselfRefusesToChangeARevision(String statement) throws SQLException {
    if (Calls.call().get("/api/v1/units/revise-h").statusCode() == 404) {
      Calls.unit("revise-h", AREA);
      Calls.post(Calls.sheet("revise-h", 2015, Map.of())).then().statusCode(201);
    }
    try (Connection connection = database.getConnection();
        Statement sql = connection.createStatement()) {
      SQLException refusal = assertThrows(SQLException.class, () -> sql.execute(statement));
      assertEquals("P0001", refusal.getSQLState());
    }
    Calls.call().get("/api/v1/filings/2015/revise-h").then().statusCode(200);
  }

  private static Response keyed(String key, ObjectNode submission) {
    return Calls.json(submission).header("Idempotency-Key", key).post(Calls.FILINGS);
  }
}
