package tongbao.api.v1;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tongbao.desk.Signing;
import tongbao.evidence.AuditHead;
import tongbao.evidence.AuditLine;

/** Whatever somebody with all rights changes in the database is found and named. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class TamperingTest {

  private static final String NOTE =
      "insert into audit_inbox (at, actor, role, action, subject, after)"
          + " values (now(), 'tester', 'admin', 'note.add', '%s', '{\"text\":\"注\"}')";

  @Inject Signing signing;

  private Forger forger;

  @BeforeEach
  void file() throws SQLException {
    forger = new Forger();
    if (Calls.call().get("/api/v1/units/forged-a").statusCode() == 404) {
      Calls.area("620962", "篡改区");
      Calls.unit("forged-a", "620962");
      String tag = Calls.post(Calls.sheet("forged-a", 2015, Map.of())).header("ETag");
      Calls.put("forged-a", 2015, tag, Calls.sheet("forged-a", 2015, Map.of("complaints", 2)))
          .then()
          .statusCode(200);
      Calls.post(Calls.sheet("forged-a", 2016, Map.of())).then().statusCode(201);
      UnitSigner signer = UnitSigner.register("forged-a", "2026");
      signer.post(Calls.sheet("forged-a", 2017, Map.of())).then().statusCode(201);
      decide("send-back", "返工");
      Calls.put(
              "forged-a", 2015, "*", Calls.sheet("forged-a", 2015, Map.of("training.meetings", 3)))
          .then()
          .statusCode(200);
      decide("accept", null);
      decide("publish", null);
      for (int i = 1; i <= 6; i++) {
        forger.run(NOTE.formatted("notes/" + i));
      }
    }
    assertEquals(List.of(), faults(verify()));
    forger.save();
  }

  @AfterEach
  void restore() throws SQLException {
    forger.restore();
    verify()
        .then()
        .body("intact", is(true))
        .body("checkedRevisions", is(5))
        .body("checkedEvents", is(8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          update audit_line set actor = 'somebody' where subject = 'notes/3'            | audit-line notes/3
          update audit_line set after = null where subject = 'notes/3'                  | audit-line notes/3
          update audit_line set at = at + interval '1 us' where subject = 'notes/3'     | audit-line notes/3
          update audit_line set hash = sha256(hash) where subject = 'notes/3'           | audit-line notes/3
          update audit_line set previous = sha256(hash) where subject = 'notes/3'       | audit-link notes/3
          delete from audit_line where subject = 'notes/3'                              | audit-gap notes/4
          delete from audit_line where subject = 'notes/6'                              | audit-head notes/5
          delete from audit_head                                                        | audit-head notes/6
          update audit_head set jws = replace(jws, '.', '.e')                           | audit-head notes/6
          """)
  void aLineOfTheLog(String statement, String expected) throws SQLException {
    String[] words = expected.split(" ", -1);
    String position = position(words[1]);
    forger.run(statement);
    assertTrue(faults(verify()).contains(words[0] + " " + position), faults(verify()).toString());
  }

  /** What comes later must not have the service sign a log that was cut off. */
  @Test
  void anEndThatWasCutOffBeforeFurtherLines() throws SQLException {
    long position = Long.parseLong(position("notes/6"));
    forger.run("delete from audit_line where subject in ('notes/5', 'notes/6')");
    forger.run(NOTE.formatted("notes/7"));
    assertEquals(List.of("audit-head " + (position - 1)), faults(verify()));
    for (int i = 8; i <= 9; i++) {
      forger.run(NOTE.formatted("notes/" + i));
      assertEquals(List.of("audit-head " + (position + i - 8)), faults(verify()));
    }
  }

  @Test
  void anExchangeOfTwoLines() throws SQLException {
    String third = position("notes/3");
    forger.run(
        "update audit_line set position = 1000000 where subject = 'notes/3'",
        "update audit_line set position = position - 1 where subject = 'notes/4'",
        "update audit_line set position = " + third + " + 1 where position = 1000000");
    assertEquals("audit-link " + third, faults(verify()).get(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          update filing_revision set cells[1] = cells[1] + 1 where number = 2                   | revision-content 2015/forged-a 2
          update filing_revision set head = '某人' where number = 2                             | revision-content 2015/forged-a 2
          update filing_revision set remarks = '{"notes":{"complaints":"注"}}' where number = 2  | revision-content 2015/forged-a 2
          update filing_revision set remarks = '{"notApplicable":["complaints"]}' where number = 2 | revision-content 2015/forged-a 2
          update filing_revision set remarks = '{"units":{"complaints":"元"}}' where number = 2   | revision-content 2015/forged-a 2
          update filing_revision set remarks = '{"notes":{"nothing":"注"}}' where number = 2      | revision-unreadable 2015/forged-a 2
          update filing_revision set derived_places = '{1}', derived = '{5}' where number = 2   | revision-derived 2015/forged-a 2
          update filing_revision set digest = sha256(digest) where number = 2                   | revision-content 2015/forged-a 2
          update filing_revision set digest_algorithm = 'sm3' where number = 2                  | revision-content 2015/forged-a 2
          update filing_revision set cells = '{1}' where number = 2                             | revision-unreadable 2015/forged-a 2
          update filing_revision set recorded_at = recorded_at - interval '1 day' where number = 2 | receipt 2015/forged-a 2
          update filing_revision set receipt = replace(receipt, '.', '.e') where number = 2     | receipt 2015/forged-a 2
          update filing_revision set receipt = (select receipt from saved_filing_revision where year = 2016) where number = 2 | receipt 2015/forged-a 2
          update filing_revision set receipt_code = '7K3M9QXT2WPAK' where number = 2            | receipt 2015/forged-a 2
          delete from filing_revision where number = 2                                          | revision-missing 2015/forged-a 2
          update filing_revision set signed_kid = null where year = 2017                        | receipt 2017/forged-a 1
          update submission_signature set body = overlay(body placing 'X' from 1 for 1)         | submission-signature 2017/forged-a 1
          update submission_signature set jws = concat('e', jws)                                | submission-signature 2017/forged-a 1
          delete from submission_signature                                                      | submission-signature 2017/forged-a 1
          update unit_key set jwk = replace(jwk, '"x":"', '"x":"A')                             | submission-signature 2017/forged-a 1
          """)
  void aRevision(String statement, String expected) throws SQLException {
    forger.run(statement);
    assertTrue(faults(verify()).contains(named(expected)), faults(verify()).toString());
  }

  /** The filing's steps: handed in, revised, sent back, revised, accepted, published. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          set move = 'withdraw' where sequence = 5                    | event-changed 5
          set move = null where sequence = 6                          | event-changed 6
          set move = 'undone' where sequence = 5                      | event-unreadable 5
          set state_before = 'sent-back' where sequence = 5           | event-changed 5
          set revision = 2 where sequence = 5                         | event-changed 5
          set at = at - interval '1 us' where sequence = 1            | event-changed 1
          set actor = 'somebody' where sequence = 3                   | event-changed 3
          set role = 'admin2' where sequence = 3                      | event-changed 3
          set request_id = null where sequence = 3                    | event-changed 3
          set reasons = '[{"cell": null, "text": "返"}]' where sequence = 3 | event-changed 3
          set reasons = null where sequence = 3                       | event-changed 3
          set reasons = '{}' where sequence = 3                       | event-changed 3
          set reasons = '[7]' where sequence = 3                      | event-unreadable 3
          set counts_submitted = 2 where sequence = 3                 | event-standing 3
          set counts_accepted = 2 where sequence = 5                  | event-standing 5
          set counts_published = null where sequence = 6              | event-standing 6
          set counts_published = 3 where sequence = 1                 | event-standing 1
          """)
  void aStep(String change, String expected) throws SQLException {
    forger.run(
        "alter table filing_event drop constraint if exists filing_event_move_check",
        "update filing_event " + change + " and year = 2015");
    assertEquals(List.of(step(expected)), faults(verify()));
  }

  @Test
  void aStepIsNamedWithWhatWasChangedOfIt() throws SQLException {
    forger.run("update filing_event set move = 'withdraw' where sequence = 5 and year = 2015");
    verify()
        .then()
        .body("faultCount", is(1))
        .body("faults[0].revision", nullValue())
        .body("faults[0].position", notNullValue())
        .body(
            "faults[0].expected",
            is("{\"action\":\"filing.accept\",\"after\":{\"revision\":3,\"state\":\"accepted\"}}"))
        .body("faults[0].actual", startsWith("{\"action\":\"filing.withdraw\",\"after\":"))
        .body("faults[0].message", containsString("action, after"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 6})
  void aStepThatIsGone(int sequence) throws SQLException {
    forger.run("delete from filing_event where year = 2015 and sequence = " + sequence);
    assertEquals(List.of(step("event-missing " + sequence)), faults(verify()));
  }

  @Test
  void everyStepOfAFiling() throws SQLException {
    forger.run("delete from filing_event where year = 2016");
    assertEquals(List.of("event-missing filings/2016/forged-a/decisions/1"), faults(verify()));
  }

  @Test
  void aStepThatWasNeverTaken() throws SQLException {
    forger.run(
        "insert into filing_event (year, unit, sequence, revision, move, state_before, at, actor,"
            + " role) select year, unit, 7, revision, 'withdraw', 'published', at, actor, role"
            + " from filing_event where sequence = 6 and year = 2015");
    assertEquals(List.of(step("event-unlogged 7")), faults(verify()));
  }

  /** In the midst of the others, which are moved up: whoever does so has changed them all. */
  @Test
  void aStepInTheMidst() throws SQLException {
    forger.run(
        "update filing_event set sequence = sequence + 100 where sequence >= 5 and year = 2015",
        "update filing_event set sequence = sequence - 99 where sequence > 100 and year = 2015",
        "insert into filing_event (year, unit, sequence, revision, move, state_before, at, actor,"
            + " role, counts_submitted) select year, unit, 5, revision, 'withdraw', 'submitted',"
            + " at, actor, role, null from filing_event where sequence = 4 and year = 2015");
    List<String> found = faults(verify());
    assertTrue(
        found.containsAll(
            List.of(step("event-changed 5"), step("event-changed 6"), step("event-unlogged 7"))),
        found::toString);
  }

  /** The totals would follow; a whole chain of columns that agree does not help. */
  @Test
  void aWithdrawalThatNobodyDecided() throws SQLException {
    forger.run(
        "update filing_event set move = 'withdraw', counts_submitted = null,"
            + " counts_accepted = null, counts_published = null"
            + " where sequence = 6 and year = 2015");
    assertEquals(List.of(step("event-changed 6"), step("event-standing 6")), faults(verify()));
  }

  private static String step(String expected) {
    String[] words = expected.split(" ", -1);
    return words[0] + " filings/2015/forged-a/decisions/" + words[1];
  }

  private static void decide(String move, String reason) {
    ObjectNode decision = Calls.JSON.createObjectNode().put("decision", move);
    if (reason != null) {
      decision.putArray("reasons").add(reason);
    }
    Calls.json(decision).post("/api/v1/filings/2015/forged-a/decisions").then().statusCode(200);
  }

  @Test
  void aKeyWithWhatItSigned() throws SQLException {
    UnitSigner other = UnitSigner.ed25519("2026");
    String body = forger.read("select convert_from(body, 'UTF8') from submission_signature");
    forger.run(
        "update unit_key set jwk = '%s'".formatted(other.jwk()),
        "update submission_signature set jws = '%s'".formatted(other.sign(body)));
    assertEquals(List.of(named("submission-signature 2017/forged-a 1")), faults(verify()));
  }

  @Test
  void aRevisionThatWasNeverHandedIn() throws SQLException {
    forger.run(
        "update saved_filing_revision set number = 4, receipt_code = '7K3M9QXT2WPAK'"
            + " where number = 2",
        "insert into filing_revision select * from saved_filing_revision where number = 4",
        "update saved_filing_revision r set number = 2, receipt_code = o.receipt_code"
            + " from filing_revision o where r.number = 4 and o.number = 2");
    assertEquals(
        List.of(named("revision-unlogged 2015/forged-a 4"), named("receipt 2015/forged-a 4")),
        faults(verify()));
  }

  @Test
  void aRevisionWithItsDigest() throws SQLException {
    forger.run("update filing_revision set cells[1] = cells[1] + 1 where number = 2");
    String made = verify().path("faults[0].actual");
    forger.run("update filing_revision set digest = '\\x" + made + "' where number = 2");
    assertEquals(
        List.of(named("revision-digest 2015/forged-a 2"), named("receipt 2015/forged-a 2")),
        faults(verify()));
  }

  @Test
  void aReceiptCannotEvenBeTakenAway() {
    assertThrows(
        SQLException.class,
        () -> forger.run("update filing_revision set receipt_code = null, receipt = null"));
  }

  /** Only what was kept elsewhere tells. */
  @Test
  void theWholeLogByHimWhoHasTheKeyToo() throws SQLException {
    Response before = verify();
    String position = before.path("head.position").toString();
    String hash = before.path("head.hash");
    rewriteEnd();
    assertEquals(List.of("audit-head " + position), faults(verify()));
    signEnd(Long.parseLong(position));
    verify().then().body("intact", is(true));
    Response noted =
        Calls.call()
            .queryParam("from", position)
            .queryParam("head", hash)
            .get("/api/v1/audit/verification");
    assertEquals(List.of("noted-head " + position), faults(noted));
    forger.restore();
    Calls.call()
        .queryParam("from", position)
        .queryParam("head", hash)
        .get("/api/v1/audit/verification")
        .then()
        .body("intact", is(true));
    Calls.call()
        .queryParam("from", Long.parseLong(position) + 1)
        .queryParam("head", hash)
        .get("/api/v1/audit/verification")
        .then()
        .body("faults.kind", is(List.of("noted-head")));
  }

  private void rewriteEnd() throws SQLException {
    var line = Calls.call().queryParam("subject", "notes/6").get("/api/v1/audit").jsonPath();
    String at = line.getString("items[0].at");
    AuditLine forged =
        AuditLine.at(
            line.getLong("items[0].position"),
            line.getString("items[0].previous"),
            new AuditLine.Content(
                java.time.Instant.parse(at),
                "nobody",
                "admin",
                null,
                "note.add",
                "notes/6",
                null,
                null,
                null,
                null,
                line.getString("items[0].after")));
    forger.run(
        "update audit_line set actor = 'nobody', hash = '\\x%s' where subject = 'notes/6'"
            .formatted(forged.hash()));
  }

  private void signEnd(long position) throws SQLException {
    String hash =
        forger.read("select encode(hash, 'hex') from audit_line where subject = 'notes/6'");
    String jws = new AuditHead(position, hash).signed(signing.signer());
    forger.run("update audit_head set hash = '\\x%s', jws = '%s'".formatted(hash, jws));
  }

  private String position(String subject) throws SQLException {
    return forger.read("select position from audit_line where subject = '" + subject + "'");
  }

  private static Response verify() {
    return Calls.call()
        .get("/api/v1/audit/verification")
        .then()
        .statusCode(200)
        .extract()
        .response();
  }

  private static String named(String expected) {
    String[] words = expected.split(" ", -1);
    return words[0] + " filings/" + words[1] + "/revisions/" + words[2];
  }

  private static List<String> faults(Response answer) {
    return answer.jsonPath().<Map<String, Object>>getList("faults").stream()
        .map(TamperingTest::fault)
        .toList();
  }

  private static String fault(Map<String, Object> fault) {
    Object revision = fault.get(fault.get("event") == null ? "revision" : "event");
    assertTrue(fault.get("message").toString().length() > 5);
    return fault.get("kind") + " " + (revision == null ? fault.get("position") : revision);
  }
}
