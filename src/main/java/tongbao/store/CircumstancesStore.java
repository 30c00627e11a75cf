package tongbao.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Editions;
import tongbao.filing.Circumstances;
import tongbao.filing.CircumstancesSource;
import tongbao.filing.Counting;
import tongbao.filing.FilingId;
import tongbao.unit.AreaCode;
import tongbao.unit.Powers;
import tongbao.unit.UnitCode;
import tongbao.unit.UnitKind;

/**
 * Unit, due date, first revision and the year before, in one statement of look-ups by key: every
 * filing that is handed in pays for it.
 */
@ApplicationScoped
public class CircumstancesStore implements CircumstancesSource {

  private static final String SELECT =
      """
      select unit.code as unit_code, unit.kind, unit.area, due_date.due_on,
             first.recorded_at as first_recorded_at,
             step.revision as step_revision, step.at as step_at, before.*
      from unit
      left join due_date on due_date.year = ? and due_date.kind = unit.kind
      left join filing_revision first
        on first.year = ? and first.unit = unit.code and first.number = 1
      left join lateral (
        select e.revision, e.at, e.counts_submitted from filing_event e
        where e.year = ? and e.unit = unit.code order by e.sequence desc limit 1) step on true
      left join filing_revision before
        on before.year = ? and before.unit = unit.code and before.number = step.counts_submitted
      where unit.code\s""";

  private static final String COUNTING_AT =
      """
      select r.*
      from unnest(?::text[], ?::timestamptz[]) asked (unit, at)
      cross join lateral (
        select e.counts_submitted from filing_event e
        where e.year = ? and e.unit = asked.unit and e.at <= asked.at
        order by e.sequence desc limit 1) step
      join filing_revision r
        on r.year = ? and r.unit = asked.unit and r.number = step.counts_submitted
      """;

  private final AgroalDataSource database;
  private final Editions editions;

  CircumstancesStore(AgroalDataSource database, Editions editions) {
    this.database = database;
    this.editions = editions;
  }

  @Override
  public Optional<Circumstances> find(FilingId id, @Nullable Integer yearBefore) {
    Map<UnitCode, Circumstances> found =
        Jdbc.with(
            database,
            connection -> {
              try (PreparedStatement statement = connection.prepareStatement(SELECT + "= ?")) {
                statement.setString(5, id.unit().value());
                return read(statement, id.year(), yearBefore);
              }
            });
    return Optional.ofNullable(found.get(id.unit()));
  }

  @Override
  public Map<UnitCode, Circumstances> find(
      int year, @Nullable Integer yearBefore, Collection<UnitCode> units) {
    List<String> codes = units.stream().map(UnitCode::value).toList();
    return Jdbc.with(
        database,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(SELECT + "= any (?)")) {
            statement.setArray(5, connection.createArrayOf("text", codes.toArray()));
            return read(statement, year, yearBefore);
          }
        });
  }

  private Map<UnitCode, Circumstances> read(
      PreparedStatement statement, int year, @Nullable Integer yearBefore) throws SQLException {
    statement.setInt(1, year);
    statement.setInt(2, year);
    statement.setObject(3, yearBefore, Types.INTEGER);
    statement.setObject(4, yearBefore, Types.INTEGER);
    Map<UnitCode, Circumstances> found = new HashMap<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        UnitKind kind = UnitKind.find(rows.getString("kind")).orElseThrow();
        OffsetDateTime first = rows.getObject("first_recorded_at", OffsetDateTime.class);
        found.put(
            new UnitCode(rows.getString("unit_code")),
            new Circumstances(
                kind,
                Powers.of(kind, new AreaCode(rows.getString("area"))),
                rows.getObject("due_on", LocalDate.class),
                first == null ? null : first.toInstant(),
                counting(rows),
                step(rows)));
      }
    }
    return found;
  }

  @Override
  public Map<UnitCode, Counting> countingAt(int year, Map<UnitCode, Instant> instants) {
    List<UnitCode> units = List.copyOf(instants.keySet());
    return Jdbc.with(
        database,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(COUNTING_AT)) {
            statement.setArray(
                1, connection.createArrayOf("text", units.stream().map(UnitCode::value).toArray()));
            statement.setArray(
                2,
                connection.createArrayOf(
                    "timestamptz",
                    units.stream().map(unit -> String.valueOf(instants.get(unit))).toArray()));
            statement.setInt(3, year);
            statement.setInt(4, year);
            Map<UnitCode, Counting> found = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
              while (rows.next()) {
                Counting counting = counting(rows);
                if (counting != null) {
                  found.put(counting.submission().id().unit(), counting);
                }
              }
            }
            return found;
          }
        });
  }

  private @Nullable Counting counting(ResultSet row) throws SQLException {
    return row.getString("edition") == null
        ? null
        : new Counting(
            RevisionRow.submission(row, editions),
            row.getInt("number"),
            row.getObject("recorded_at", OffsetDateTime.class).toInstant());
  }

  private static Circumstances.@Nullable Step step(ResultSet row) throws SQLException {
    OffsetDateTime at = row.getObject("step_at", OffsetDateTime.class);
    return at == null ? null : new Circumstances.Step(row.getInt("step_revision"), at.toInstant());
  }
}
