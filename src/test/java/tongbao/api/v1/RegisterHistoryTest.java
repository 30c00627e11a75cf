package tongbao.api.v1;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every version of an entry is kept, and the register can be asked how it stood. */
@QuarkusTest
class RegisterHistoryTest {

  @Inject AgroalDataSource database;

  @Test
  void everyPutThatChangesSomethingIsAVersion() throws SQLException {
    Calls.area("660000", "史州");
    Calls.area("660021", "史县");
    Random random = new Random(7);
    Map<String, List<String>> put = new HashMap<>();
    for (int i = 0; i < 100; i++) {
      String unit = "history-" + random.nextInt(4);
      String name = "名 " + random.nextInt(3);
      String area = random.nextBoolean() ? "660000" : "660021";
      Calls.json("{\"name\":\"" + name + "\",\"area\":\"" + area + "\"}")
          .put("/api/v1/units/" + unit);
      List<String> versions = put.computeIfAbsent(unit, code -> new ArrayList<>());
      String version = name + " " + area;
      if (versions.isEmpty() || !versions.get(versions.size() - 1).equals(version)) {
        versions.add(version);
      }
    }
    for (Map.Entry<String, List<String>> unit : put.entrySet()) {
      JsonPath history = Calls.call().get("/api/v1/units/" + unit.getKey() + "/history").jsonPath();
      List<String> found = new ArrayList<>();
      for (int i = 0; i < history.getList("items").size(); i++) {
        String item = "items[" + i + "]";
        assertEquals(i + 1, history.getInt(item + ".version"));
        assertEquals("admin", history.getString(item + ".role"));
        String entry =
            history.getString(item + ".unit.name") + " " + history.getString(item + ".unit.area");
        found.add(entry);
        Instant at = Instant.parse(history.getString(item + ".recordedAt"));
        assertEquals(entry, asOf(unit.getKey(), at));
      }
      assertEquals(unit.getValue(), found);
      assertEquals(found.get(found.size() - 1), asOf(unit.getKey(), null));
      Instant first = Instant.parse(history.getString("items[0].recordedAt"));
      assertEquals("", asOf(unit.getKey(), first.minusNanos(1000)));
      assertAudited("units/" + unit.getKey(), found.size());
    }
  }

  @Test
  void aHistoryTellsWhoChangedWhat() {
    Calls.area("661000", "名州");
    Calls.json("{\"name\":\"改名州\"}").put("/api/v1/areas/661000").then().statusCode(200);
    Calls.json("{\"name\":\"改名州\"}").put("/api/v1/areas/661000").then().statusCode(200);
    Calls.call()
        .get("/api/v1/areas/661000/history")
        .then()
        .statusCode(200)
        .body("items.version", contains(1, 2))
        .body("items.area.name", contains("名州", "改名州"))
        .body("items[1].changes", contains("name"))
        .body("items.role", everyItem(is("admin")));
    Calls.call().get("/api/v1/areas/669999/history").then().statusCode(404);
    Calls.call().get("/api/v1/units/history-none/history").then().statusCode(404);
  }

  @Test
  void onlyTheCityOfficeIsToldWho() {
    Calls.area("664000", "谁州");
    Calls.unit("history-who", "664000");
    String office = Holders.secret("reviewer", null);
    List<String> others =
        List.of(Holders.secret("reader", null), Holders.secret("submitter", "history-who"));
    for (String path : List.of("areas/664000", "units/history-who")) {
      String history = "/api/v1/" + path + "/history";
      Holders.call(office)
          .get(history)
          .then()
          .body("items.role", contains("admin"))
          .body("items.by", everyItem(notNullValue()))
          .body("items.requestId", everyItem(notNullValue()));
      for (String other : others) {
        Holders.call(other)
            .get(history)
            .then()
            .statusCode(200)
            .body("items.version", contains(1))
            .body("items[0].recordedAt", notNullValue())
            .body("items.by", everyItem(nullValue()))
            .body("items.role", everyItem(nullValue()))
            .body("items.requestId", everyItem(nullValue()));
      }
    }
  }

  @Test
  void theTreeCanBeAskedHowItStood() throws SQLException {
    Calls.area("662000", "树州");
    Calls.area("662021", "树县");
    Instant before = version("662021");
    Calls.json("{\"name\":\"树县\",\"parent\":\"620900\"}").put("/api/v1/areas/662021");
    assertEquals(List.of("662000", "662021"), tree("662000", before));
    assertEquals(List.of("662000"), tree("662000", null));
    assertEquals(List.of("662000"), tree("662000", version("662021")));
    assertEquals(List.of(), tree("662000", Instant.EPOCH));
  }

  @Test
  void aRollUpIsStoredButNeverExpected() throws SQLException {
    Calls.area("663000", "汇州");
    Calls.json("{\"name\":\"汇总\",\"area\":\"663000\",\"kind\":\"area-rollup\"}")
        .put("/api/v1/units/history-rollup");
    Calls.json("{\"name\":\"政府办\",\"area\":\"663000\",\"kind\":\"government-office\"}")
        .put("/api/v1/units/history-office");
    assertEquals("", asOf("history-rollup", null));
    assertEquals("政府办 663000", asOf("history-office", null));
    Calls.call()
        .get("/api/v1/units?year=2016&area=663000")
        .then()
        .body("items.code", contains("history-office"));
    Calls.call()
        .get("/api/v1/units?year=2016&area=663000&kind=area-rollup")
        .then()
        .body("items.code", contains("history-rollup"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update unit_version set name = 'x'",
        "delete from unit_version",
        "truncate unit_version cascade",
        "update area_version set name = 'x'",
        "delete from area_version",
        "truncate area_version",
        "update unit_membership set area = '620900'",
        "delete from unit_membership",
        "truncate unit_membership"
      })
  void aVersionIsNeverChanged(String sql) throws SQLException {
    Calls.json("{\"name\":\"x\"}").put("/api/v1/units/history-kept");
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      SQLException refused = assertThrows(SQLException.class, statement::execute);
      assertTrue(refused.getMessage().contains("only added"), refused.getMessage());
    }
  }

  /**
   * The same rules as for the instants of totals; a plus that is not encoded arrives as a space.
   */
  @ParameterizedTest
  @CsvSource({
    "2017-03-01T00:00:00Z, 200",
    "2017-03-01T00:00:00+08:00, 200",
    "2017-03-01T00:00:00%2B08:00, 200",
    "+10000-01-01T00:00:00Z, 400",
    "-0001-12-31T00:00:00Z, 400",
    "2017-03-01, 400",
  })
  void theLogIsAskedByInstants(String from, int status) {
    for (String address : List.of("/api/v1/audit?limit=1&", "/api/v1/totals/2016/changes?")) {
      Calls.call()
          .urlEncodingEnabled(false)
          .get(address + "from=" + from)
          .then()
          .statusCode(status);
    }
  }

  private Instant version(String area) {
    JsonPath history = Calls.call().get("/api/v1/areas/" + area + "/history").jsonPath();
    return Instant.parse(history.getString("items[-1].recordedAt"));
  }

  private String asOf(String unit, Instant at) throws SQLException {
    return String.join(
        ",",
        query(
            "select name || ' ' || area from register_at(2016, ?, 'then') where unit = ?",
            at,
            unit));
  }

  private List<String> tree(String root, Instant at) throws SQLException {
    return query(
        "select * from (select ?::timestamptz as t) i, area_tree_at(?, i.t) c order by 2",
        at,
        root);
  }

  /** One line for each version, each beginning where the one before it ended. */
  private static void assertAudited(String subject, int versions) {
    JsonPath audit =
        Calls.call().get("/api/v1/audit?action=unit.put&limit=500&subject=" + subject).jsonPath();
    List<Object> before = audit.getList("items.before");
    List<Object> after = audit.getList("items.after");
    assertEquals(versions, after.size());
    assertNull(before.get(0));
    assertEquals(after.subList(0, versions - 1), before.subList(1, versions));
  }

  private List<String> query(String sql, Instant at, String text) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, at == null ? null : at.atOffset(ZoneOffset.UTC));
      statement.setString(2, text);
      List<String> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        int last = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          found.add(rows.getString(last));
        }
      }
      return found;
    }
  }
}
