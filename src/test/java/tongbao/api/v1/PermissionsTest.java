package tongbao.api.v1;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the table of access cannot say: in which words callers are refused, and what lists hold. */
@QuarkusTest
class PermissionsTest {

  private static final String FILED = "permit-filed";
  private static final String OWN = "permit-own";
  private static String submitter = "";
  private static String reviewer = "";
  private static String reader = "";

  @BeforeEach
  void prepare() {
    if (submitter.isEmpty()) {
      Calls.area("620972", "权限区");
      Calls.unit(FILED, "620972");
      Calls.unit(OWN, "620972");
      Calls.post(Calls.sheet(FILED, 2014, Map.of())).then().statusCode(201);
      reviewer = Holders.secret("reviewer", null);
      reader = Holders.secret("reader", null);
      submitter = Holders.secret("submitter", OWN);
    }
  }

  /** Filed, not filed, a unit nobody knows, what is no unit, a year without a form. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/2014/permit-filed",
        "/2015/permit-filed",
        "/2014/permit-nobody",
        "/2014/NO-UNIT",
        "/1950/permit-filed",
        "/2014/permit-filed/revisions",
        "/2015/permit-filed/revisions/1",
        "/2014/permit-filed/revisions/1/changes",
      })
  void aSubmitterIsToldTheSameOfEveryOtherUnit(String filing) {
    assertEquals(
        "{'type':'/problems/forbidden','title':'Forbidden','status':403,'detail':'This token acts"
            + " for the unit permit-own and for no other.','role':'submitter','unit':'permit-own'}",
        refusal(submitter, filing));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/2014/permit-filed",
        "/2015/permit-filed",
        "/2014/permit-nobody",
        "/1950/permit-filed",
        "/2014/permit-filed/revisions",
        "/2014/permit-nobody/revisions",
        "/2014/permit-filed/revisions/1",
        "/2014/permit-filed/revisions/9",
        "/2015/permit-filed/revisions/1",
        "/2014/permit-filed/revisions/1/changes",
        "/2015/permit-filed/revisions/1/changes",
      })
  void aReaderIsToldTheSameOfEverythingUnpublished(String filing) {
    assertEquals(
        "{'type':'/problems/forbidden','title':'Forbidden','status':403,'detail':'A token of the"
            + " role reader sees published filings only.'}",
        refusal(reader, filing));
  }

  @Test
  void aReaderSeesWhatIsPublishedAndNoCorrectionBefore() {
    Calls.unit("permit-public", "620972");
    String path = Calls.FILINGS + "/2014/permit-public";
    Calls.post(Calls.sheet("permit-public", 2014, Map.of("training.meetings", 1)));
    decide(path, "accept");
    Holders.call(reader).get(path).then().statusCode(403);
    decide(path, "publish");
    Holders.call(reader).get(path).then().statusCode(200).body("revision", equalTo(1));

    Calls.put(
            "permit-public",
            2014,
            "*",
            Calls.sheet("permit-public", 2014, Map.of("training.meetings", 2)))
        .then()
        .statusCode(200);
    Holders.call(reader).get(path).then().statusCode(200).body("revision", equalTo(1));
    Holders.call(reader).get(path + "/revisions").then().body("items.revision", contains(1));
    Holders.call(reader).get(path + "/revisions/1").then().statusCode(200);
    Holders.call(reader).get(path + "/revisions/2").then().statusCode(403);
    Holders.call(reader).get(path + "/revisions/2/changes").then().statusCode(403);
    Holders.call(reader)
        .get(Calls.FILINGS + "?unit=permit-public")
        .then()
        .body("items.revision", contains(1));

    decide(path, "accept");
    decide(path, "publish");
    Holders.call(reader).get(path).then().body("revision", equalTo(2));
    Holders.call(reader).get(path + "/revisions").then().body("items.revision", contains(1, 2));
    Holders.call(reader).get(path + "/revisions/2/changes").then().statusCode(200);
    decide(path, "withdraw");
    Holders.call(reader).get(path).then().statusCode(403);
    Holders.call(reader).get(path + "/revisions/1").then().statusCode(403);
  }

  private static void decide(String path, String move) {
    Holders.json(reviewer, "{\"decision\": \"" + move + "\"}")
        .post(path + "/decisions")
        .then()
        .statusCode(200);
  }

  @Test
  void aSubmitterFilesInNoOtherName() {
    Holders.json(submitter, Calls.sheet(FILED, 2016, Map.of()))
        .post(Calls.FILINGS)
        .then()
        .statusCode(403);
    Calls.call().get(Calls.FILINGS + "/2016/" + FILED).then().statusCode(404);
    Holders.json(submitter, Calls.sheet(OWN, 2016, Map.of()))
        .post(Calls.FILINGS)
        .then()
        .statusCode(201);
  }

  @Test
  void aReviewerChecksAndStoresNothing() {
    var sheet = Calls.sheet(OWN, 2018, Map.of());
    Holders.json(reviewer, sheet)
        .header("Accept-Language", "en")
        .post(Calls.FILINGS + "?validateOnly=false")
        .then()
        .statusCode(403)
        .body("detail", containsString("validateOnly=true"));
    Holders.json(reviewer, sheet).post(Calls.FILINGS + "?validateOnly=true").then().statusCode(200);
    Calls.call().get(Calls.FILINGS + "/2018/" + OWN).then().statusCode(404);
  }

  @Test
  void listsHoldWhatTheCallerMayRead() {
    Calls.post(Calls.sheet(OWN, 2017, Map.of())).then().statusCode(201);
    Calls.post(Calls.sheet(FILED, 2017, Map.of())).then().statusCode(201);
    String list = Calls.FILINGS + "?year=2017";
    Holders.call(submitter).get(list).then().body("items.unit", contains(OWN));
    Holders.call(reader)
        .get(list)
        .then()
        .statusCode(200)
        .body("items.unit", not(hasItems(OWN, FILED)));
    Holders.call(reader).get(list + "&unit=" + OWN).then().body("items", empty());
    Holders.call(reader)
        .get(list + "&state=submitted")
        .then()
        .statusCode(200)
        .body("items", empty());
    Holders.call(reviewer).get(list + "&unit=" + FILED).then().body("items.unit", contains(FILED));
  }

  @Test
  void aReaderIsToldHowToAskForTotalsTakenApart() {
    Holders.call(reader)
        .header("Accept-Language", "en")
        .get("/api/v1/totals/2016/disclosure.items")
        .then()
        .statusCode(403)
        .body(
            "detail",
            equalTo(
                "A token of the role reader sees what is published only; ask with basis=published."));
  }

  /** The database keeps units apart even where an endpoint forgets to. */
  @Test
  void theDatabaseIsTheSecondWall() {
    Calls.post(Calls.sheet(OWN, 2015, Map.of())).then().statusCode(201);
    String filed = "/api/v1/test-wall/2014/" + FILED;
    assertEquals("false", Holders.call(submitter).get(filed).asString());
    assertEquals("true", Holders.call(reviewer).get(filed).asString());
    assertEquals("true", Holders.call(submitter).get("/api/v1/test-wall/2015/" + OWN).asString());
    assertEquals("false", Holders.call(submitter).get(filed).asString());
  }

  @Test
  void theRoleThatIsNeededIsNamed() {
    Holders.call(reviewer)
        .header("Accept-Language", "en")
        .get(Holders.TOKENS)
        .then()
        .statusCode(403)
        .body("needs", contains("admin"))
        .body("role", equalTo("reviewer"));
  }

  private static String refusal(String secret, String filing) {
    String path = Calls.FILINGS + filing;
    return Holders.call(secret)
        .header("Accept-Language", "en")
        .get(path)
        .then()
        .statusCode(403)
        .extract()
        .asString()
        .replace(",\"instance\":\"" + path + "\"", "")
        .replace('"', '\'');
  }
}
