package tongbao.api.v1;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

  /** Lines of revisions whose recording did not tell the log. */
  private static final String TELL =
      "insert into audit_inbox (at, actor, role, action, subject, year, unit, revision, after)"
          + " select recorded_at, 'tester', 'admin', 'filing.submit', 'filings/' || unit, year,"
          + " unit, number, json_build_object('digest', encode(digest, 'hex'))::text"
          + " from filing_revision r where not exists (select from"
          + " (select unit, year, revision from audit_line union all"
          + " select unit, year, revision from audit_inbox) l"
          + " where l.unit = r.unit and l.year = r.year and l.revision = r.number)";

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
      forger.run(TELL);
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
    verify().then().body("intact", is(true)).body("checkedRevisions", is(4));
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

  @Test
  void aRevisionThatWasNeverHandedIn() throws SQLException {
    forger.run(
        "update saved_filing_revision set number = 3, receipt_code = '7K3M9QXT2WPAK'"
            + " where number = 2",
        "insert into filing_revision select * from saved_filing_revision where number = 3",
        "update saved_filing_revision r set number = 2, receipt_code = o.receipt_code"
            + " from filing_revision o where r.number = 3 and o.number = 2");
    assertEquals(
        List.of(named("revision-unlogged 2015/forged-a 3"), named("receipt 2015/forged-a 3")),
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
    Object revision = fault.get("revision");
    assertTrue(fault.get("message").toString().length() > 5);
    return fault.get("kind") + " " + (revision == null ? fault.get("position") : revision);
  }
}
