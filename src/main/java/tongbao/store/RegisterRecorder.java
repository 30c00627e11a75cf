package tongbao.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tongbao.access.CurrentCaller;
import tongbao.evidence.AuditEntry;
import tongbao.unit.Area;
import tongbao.unit.Changes;
import tongbao.unit.Unit;
import tongbao.unit.Version;

/**
 * Records new versions of areas and units, moves what they change in the kept sums of totals, and
 * tells the audit log.
 */
@ApplicationScoped
class RegisterRecorder {

  /**
   * Clocks of two replicas may differ, and the register at an instant must be one that was: no
   * version is recorded before one that was there when it was made.
   */
  private static final String NOT_BEFORE =
      """
      select greatest(?, (select max(recorded_at) from area_version),
                      (select max(recorded_at) from unit_version))
      """;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Clock clock;
  private final CurrentCaller caller;

  RegisterRecorder(Clock clock, CurrentCaller caller) {
    this.clock = clock;
    this.caller = caller;
  }

  /** How one kind of entries is read and written. */
  private record Table<T>(
      String subject,
      String select,
      Reading<T> reading,
      Function<T, String> code,
      Function<T, Map<String, @Nullable Object>> json) {}

  private interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  private static final Table<Area> AREAS =
      new Table<>(
          "areas/",
          "select entry.* from area entry",
          AreaRow::read,
          area -> area.code().value(),
          AreaRow::json);

  private static final Table<Unit> UNITS =
      new Table<>(
          "units/", UnitRow.SELECT, UnitRow::read, unit -> unit.code().value(), UnitRow::json);

  void record(Connection connection, Changes changes) throws SQLException {
    Stamp stamp = new Stamp(instant(connection), caller.deed());
    List<AuditEntry> audit = new ArrayList<>();
    write(
        connection,
        changed(connection, AREAS, changes.areas(), changes, stamp, audit),
        changed(connection, UNITS, changes.units(), changes, stamp, audit),
        stamp);
    try (PreparedStatement statement = connection.prepareStatement(AuditInbox.INSERT)) {
      for (AuditEntry entry : audit) {
        AuditInbox.write(statement, 1, entry);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** Writes versions, and with them what they change in the kept sums. */
  static void write(
      Connection connection, List<Numbered<Area>> areas, List<Numbered<Unit>> units, Stamp stamp)
      throws SQLException {
    TotalsLock.await(connection);
    AreaShift.keep(connection, areas);
    AreaRow.write(connection, areas, stamp);
    UnitRow.write(connection, units, stamp);
    UnitShift.keep(connection, units);
  }

  /** What a row of a table of versions says. */
  static <T> Version<T> version(ResultSet row, T entry) throws SQLException {
    return new Version<>(
        row.getInt("number"),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        row.getString("recorded_by"),
        row.getString("role"),
        row.getString("request_id"),
        entry);
  }

  private Instant instant(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(NOT_BEFORE)) {
      Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
      statement.setObject(1, now.atOffset(ZoneOffset.UTC));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getObject(1, OffsetDateTime.class).toInstant();
      }
    }
  }

  private static <T> List<Numbered<T>> changed(
      Connection connection,
      Table<T> table,
      Collection<T> entries,
      Changes changes,
      Stamp stamp,
      List<AuditEntry> audit)
      throws SQLException {
    Map<String, Numbered<T>> newest = newest(connection, table, entries);
    List<Numbered<T>> changed = new ArrayList<>();
    for (T entry : entries) {
      String code = table.code().apply(entry);
      Numbered<T> before = newest.get(code);
      if (before == null || !before.value().equals(entry)) {
        changed.add(
            new Numbered<>(
                before == null ? 1 : before.number() + 1,
                entry,
                before == null ? null : before.value()));
        audit.add(
            new AuditEntry(
                stamp.at(),
                stamp.deed(),
                changes.action(),
                table.subject() + code,
                null,
                null,
                before == null ? null : json(table.json().apply(before.value())),
                json(table.json().apply(entry))));
      }
    }
    return changed;
  }

  private static <T> Map<String, Numbered<T>> newest(
      Connection connection, Table<T> table, Collection<T> entries) throws SQLException {
    Map<String, Numbered<T>> newest = new HashMap<>();
    String sql = table.select() + " where entry.code = any (?)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, entries.stream().map(table.code()).toArray(String[]::new));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          T entry = table.reading().of(rows);
          newest.put(
              table.code().apply(entry), new Numbered<>(rows.getInt("version"), entry, null));
        }
      }
    }
    return newest;
  }

  private static String json(Map<String, @Nullable Object> members) {
    try {
      return JSON.writeValueAsString(members);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an entry that cannot be written", e);
    }
  }
}
