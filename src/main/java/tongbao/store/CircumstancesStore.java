package tongbao.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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

  /**
   * Planned for a few look-ups by key however many are asked for, because the arrays stand in a
   * query of their own. The policies can be told one scope for all; here each is held to its own.
   */
  private static final String SELECT =
      """
      with given as materialized (
        select ?::text[] as unit, ?::integer[] as year, ?::integer[] as before, ?::text[] as scope)
      select asked.place, unit.kind, unit.area, due_date.due_on,
             first.recorded_at as first_recorded_at,
             step.revision as step_revision, step.at as step_at,
             before.year, before.unit, before.number, before.edition, before.recorded_at,
             before.cells, before.remarks, before.document_number, before.head, before.reviewer,
             before.preparer, before.phone, before.signed_on, before.explanations
      from given
      cross join lateral unnest(given.unit, given.year, given.before, given.scope)
        with ordinality asked (unit, year, before, scope, place)
      join unit on unit.code = asked.unit
      left join due_date on due_date.year = asked.year and due_date.kind = unit.kind
      left join filing_revision first
        on first.year = asked.year and first.unit = unit.code and first.number = 1
          and asked.scope in ('*', unit.code)
      left join lateral (
        select e.revision, e.at, e.counts_submitted from filing_event e
        where e.year = asked.before and e.unit = unit.code and asked.scope in ('*', unit.code)
        order by e.sequence desc limit 1) step on true
      left join filing_revision before
        on before.year = asked.before and before.unit = unit.code
          and before.number = step.counts_submitted
      """;

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

  private static final String PROGRESS =
      """
      select e.unit, coalesce(max(e.sequence) filter (where e.year = ?), 0) as step,
        coalesce(max(e.sequence) filter (where e.year = ?), 0) as step_before
      from filing_event e
      where e.unit = any (?) and e.year = any (?)
      group by e.unit
      """;

  private final AgroalDataSource database;
  private final Editions editions;
  private final RowScope scope;
  private final Together<Asked, Optional<Circumstances>> together;

  CircumstancesStore(
      AgroalDataSource database, Editions editions, RowScope scope, DatabaseConfig config) {
    this.database = database;
    this.editions = editions;
    this.scope = scope;
    together = new Together<>(1, config.patienceForOthers(), this::findAll);
  }

  record Asked(FilingId id, @Nullable Integer yearBefore, String scope) {}

  /** Asked together with those who ask at the same moment. */
  @Override
  public Optional<Circumstances> find(FilingId id, @Nullable Integer yearBefore) {
    return together.ask(new Asked(id, yearBefore, scope.now()));
  }

  @Override
  public Map<UnitCode, Circumstances> find(
      int year, @Nullable Integer yearBefore, Collection<UnitCode> units) {
    String now = scope.now();
    List<UnitCode> codes = List.copyOf(units);
    List<Optional<Circumstances>> found =
        findAll(
            codes.stream()
                .map(unit -> new Asked(new FilingId(year, unit), yearBefore, now))
                .toList());
    Map<UnitCode, Circumstances> byUnit = new HashMap<>();
    for (int i = 0; i < found.size(); i++) {
      UnitCode unit = codes.get(i);
      found.get(i).ifPresent(circumstances -> byUnit.put(unit, circumstances));
    }
    return byUnit;
  }

  /** In the order of what is asked. */
  List<Optional<Circumstances>> findAll(List<Asked> asked) {
    return RowScope.withOneStatement(
        RowScope.common(asked.stream().map(Asked::scope)),
        told -> Jdbc.with(database, connection -> findAll(connection, told, asked)));
  }

  private List<Optional<Circumstances>> findAll(
      Connection connection, @Nullable String told, List<Asked> asked) throws SQLException {
    try (PreparedStatement statement = RowScope.telling(connection, told, SELECT)) {
      int place = told == null ? 1 : 2;
      statement.setArray(
          place++, texts(connection, asked.stream().map(each -> each.id.unit().value())));
      statement.setArray(place++, numbers(connection, asked.stream().map(each -> each.id.year())));
      statement.setArray(place++, numbers(connection, asked.stream().map(Asked::yearBefore)));
      statement.setArray(place, texts(connection, asked.stream().map(Asked::scope)));
      List<Optional<Circumstances>> found =
          new ArrayList<>(Collections.nCopies(asked.size(), Optional.empty()));
      try (ResultSet rows = RowScope.rows(statement, told)) {
        while (rows.next()) {
          found.set(rows.getInt("place") - 1, Optional.of(read(rows)));
        }
      }
      return found;
    }
  }

  private static Array texts(Connection on, Stream<String> values) throws SQLException {
    return on.createArrayOf("text", values.toArray(String[]::new));
  }

  private static Array numbers(Connection on, Stream<@Nullable Integer> values)
      throws SQLException {
    return on.createArrayOf("int4", values.toArray(Integer[]::new));
  }

  private Circumstances read(ResultSet row) throws SQLException {
    UnitKind kind = UnitKind.find(row.getString("kind")).orElseThrow();
    OffsetDateTime first = row.getObject("first_recorded_at", OffsetDateTime.class);
    return new Circumstances(
        kind,
        Powers.of(kind, new AreaCode(row.getString("area"))),
        row.getObject("due_on", LocalDate.class),
        first == null ? null : first.toInstant(),
        counting(row),
        step(row));
  }

  @Override
  public Map<UnitCode, Progress> progress(
      int year, @Nullable Integer yearBefore, Collection<UnitCode> units) {
    String[] codes = units.stream().map(UnitCode::value).toArray(String[]::new);
    Integer[] years = {year, yearBefore};
    return Jdbc.with(
        database,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(PROGRESS)) {
            statement.setInt(1, year);
            statement.setObject(2, yearBefore, Types.INTEGER);
            statement.setArray(3, connection.createArrayOf("text", codes));
            statement.setArray(4, connection.createArrayOf("integer", years));
            Map<UnitCode, Progress> found = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
              while (rows.next()) {
                found.put(
                    new UnitCode(rows.getString("unit")),
                    new Progress(rows.getInt("step"), rows.getInt("step_before")));
              }
            }
            return found;
          }
        });
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
