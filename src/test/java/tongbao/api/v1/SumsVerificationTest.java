package tongbao.api.v1;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums that somebody has changed are found, named and mended. */
@QuarkusTest
class SumsVerificationTest {

  private static final String AREA = "620977";
  private static final String UNIT = "sums-a";
  private static final int YEAR = 2018;

  private final Forger forger = new Forger();

  private static void file() {
    if (Calls.call().get("/api/v1/units/" + UNIT).statusCode() == 404) {
      Calls.area(AREA, "合计区");
      Calls.unit(UNIT, AREA);
      Calls.post(Calls.sheet(UNIT, YEAR, Map.of("training.meetings", 7))).then().statusCode(201);
      // Reading the log seals it, so the sums are in their rows.
      Calls.call().get("/api/v1/audit").then().statusCode(200);
    }
  }

  private static ValidatableResponse verify(String query) {
    return Calls.call().get("/api/v1/totals/verification" + query).then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          update area_total set filed = filed + 1         | filed
          update area_total set given[1] = given[1] + 1   | disclosure.items given
          delete from area_total                          | filed
          """)
  void aSumThatWasChangedIsNamedAndMended(String statement, String what) throws SQLException {
    file();
    verify("?year=" + YEAR).body("intact", is(true)).body("differences", empty());
    forger.run(statement + " where year = " + YEAR + " and area = '" + AREA + "'");
    verify("?year=" + YEAR)
        .body("intact", is(false))
        .body("complete", is(true))
        .body("checkedYears", contains(YEAR))
        .body("differenceCount", greaterThan(0))
        .body("differences.findAll { it.area == '" + AREA + "' }.what", hasItem(what))
        .body("repair", contains("select rebuild_totals(" + YEAR + ")"));
    forger.run("select rebuild_totals(" + YEAR + ")");
    verify("?year=" + YEAR).body("intact", is(true));
  }

  @Test
  void unitsThatReportAreCountedToo() throws SQLException {
    file();
    forger.run("update area_expected set units = units + 5 where area = '" + AREA + "'");
    verify("?from=" + YEAR)
        .body("intact", is(false))
        .body("differences[0].area", is(AREA))
        .body("differences[0].what", is("expected -"))
        .body("differences[0].year", is((Object) null))
        .body("repair", hasItem("select rebuild_expected()"));
    forger.run("select rebuild_expected()");
    verify("").body("intact", is(true)).body("complete", is(true));
  }

  @Test
  void oneYearOrAllFromOneOn() {
    Calls.call().get("/api/v1/totals/verification?year=2016&from=2015").then().statusCode(400);
  }
}
