package tongbao.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Consumer;
import tongbao.filing.Trail;
import tongbao.unit.UnitCode;

/** What was touched, by the lines of the audit log and those that wait for it. */
@ApplicationScoped
class AuditTrail implements Trail {

  private static final String UNITS = "units/";
  private static final String AREAS = "areas/";

  /** So many lines are looked through at once. */
  private static final int AT_ONCE = 10_000;

  private static final String END = "select coalesce(max(position), 0) from audit_line";

  private static final String TOUCHED =
      """
      select distinct case when l.year = any (?) then l.unit end as unit,
        case when l.year is null then l.subject end as subject
      from %s
      where (l.year = any (?) and l.unit is not null)
        or (l.year is null and (l.subject like 'units/%%' or l.subject like 'areas/%%'))
      """;

  private static final String WAITING = TOUCHED.formatted("audit_inbox l");

  private static final String SEALED =
      TOUCHED.formatted(
          "(select * from audit_line where position > ? and position <= ? offset 0) l");

  private final AgroalDataSource database;

  AuditTrail(AgroalDataSource database) {
    this.database = database;
  }

  @Override
  public long end() {
    return Jdbc.with(database, AuditTrail::end);
  }

  private static long end(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(END);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public Seen since(long place, Set<Integer> years, Consumer<UnitCode> unit) {
    return Jdbc.with(
        database,
        connection -> {
          Object[] of = years.toArray();
          // First: a line that is sealed between the two looks is seen by the second.
          Seen seen = look(connection, WAITING, of, 0, 0, unit, new Seen(place, false, false));
          long end = end(connection);
          for (long from = place; from < end; from += AT_ONCE) {
            seen = look(connection, SEALED, of, from, Math.min(end, from + AT_ONCE), unit, seen);
          }
          return seen;
        });
  }

  private static Seen look(
      Connection connection,
      String sql,
      Object[] years,
      long from,
      long to,
      Consumer<UnitCode> unit,
      Seen seen)
      throws SQLException {
    boolean units = seen.units();
    boolean areas = seen.areas();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int place = 1;
      statement.setArray(place++, connection.createArrayOf("integer", years));
      if (to > 0) {
        statement.setLong(place++, from);
        statement.setLong(place++, to);
      }
      statement.setArray(place, connection.createArrayOf("integer", years));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String filer = rows.getString("unit");
          String entry = rows.getString("subject");
          if (filer != null) {
            unit.accept(new UnitCode(filer));
          }
          if (entry != null && entry.startsWith(UNITS)) {
            units = true;
            unit.accept(new UnitCode(entry.substring(UNITS.length()).split("/", 2)[0]));
          }
          areas |= entry != null && entry.startsWith(AREAS);
        }
      }
    }
    return new Seen(Math.max(seen.place(), to), units, areas);
  }
}
