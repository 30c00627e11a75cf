package tongbao.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tongbao.unit.Membership;
import tongbao.unit.Unit;
import tongbao.unit.UnitKind;

/**
 * Moves what units that come to count elsewhere, or no longer, have in the kept sums, and counts
 * how many report.
 */
final class UnitShift {

  /** What is in the sums: what counts after the last step whose line does not wait any more. */
  private static final String FOLDED =
      """
      with waiting as (
        select year, unit, min(sequence) as sequence from audit_inbox
        where sequence is not null
        group by year, unit
      ), standing as (
        select distinct on (e.year, e.unit)
          e.year, e.unit, e.counts_submitted, e.counts_accepted, e.counts_published
        from filing_event e left join waiting on waiting.year = e.year and waiting.unit = e.unit
        where e.unit = any (?) and (waiting.sequence is null or e.sequence < waiting.sequence)
        order by e.year, e.unit, e.sequence desc
      )
      select standing.year, standing.unit, each.basis,
      """
          + Share.COLUMNS
          + """
          from standing
          cross join lateral (values
            ('submitted', standing.counts_submitted), ('accepted', standing.counts_accepted),
            ('published', standing.counts_published)) each (basis, number)
          join filing_revision r
            on r.year = standing.year and r.unit = standing.unit and r.number = each.number
          """
          + Share.MEASURED;

  private static final String EXPECT =
      """
      insert into area_expected (area, first_year, last_year, units)
      select * from unnest(?::text[], ?::integer[], ?::integer[], ?::integer[])
        more (area, first_year, last_year, units)
      order by area, first_year, last_year
      on conflict (area, first_year, last_year) do update set
        units = area_expected.units + excluded.units
      """;

  /** Where reporting has no beginning or no end. */
  static final int FIRST = 0;

  static final int LAST = 9999;

  private static final int FETCHED = 1000;

  private record Interval(String area, int first, int last) {}

  private UnitShift() {}

  /** After areas are written, in a transaction that holds {@link TotalsLock}. */
  static void keep(Connection connection, List<Numbered<Unit>> changed) throws SQLException {
    Map<String, Numbered<Unit>> moved = new HashMap<>();
    Map<Interval, Integer> expected = new LinkedHashMap<>();
    for (Numbered<Unit> unit : changed) {
      Unit before = unit.before();
      if (before == null || countsElsewhere(before, unit.value())) {
        count(expected, unit.value(), 1);
        if (before != null) {
          count(expected, before, -1);
          moved.put(unit.value().code().value(), unit);
        }
      }
    }
    expected.values().removeIf(units -> units == 0);
    if (!expected.isEmpty()) {
      expect(connection, expected);
    }
    if (!moved.isEmpty()) {
      shift(connection, moved).keep(connection);
    }
  }

  private static boolean countsElsewhere(Unit before, Unit now) {
    return (before.kind() == UnitKind.AREA_ROLLUP) != (now.kind() == UnitKind.AREA_ROLLUP)
        || !before.memberships().equals(now.memberships());
  }

  private static void count(Map<Interval, Integer> expected, Unit unit, int sign) {
    if (unit.kind() == UnitKind.AREA_ROLLUP) {
      return;
    }
    for (Membership belongs : unit.memberships()) {
      Integer first = belongs.firstYear();
      Integer last = belongs.lastYear();
      expected.merge(
          new Interval(
              belongs.area().value(), first == null ? FIRST : first, last == null ? LAST : last),
          sign,
          Integer::sum);
    }
  }

  private static void expect(Connection connection, Map<Interval, Integer> own)
      throws SQLException {
    TreeSet<String> areas = new TreeSet<>();
    own.keySet().forEach(interval -> areas.add(interval.area()));
    Map<String, List<String>> above = Tally.above(connection, areas);
    Map<Interval, Integer> all = new LinkedHashMap<>();
    own.forEach(
        (interval, units) -> {
          for (String area : above.getOrDefault(interval.area(), List.of())) {
            all.merge(new Interval(area, interval.first(), interval.last()), units, Integer::sum);
          }
        });
    List<Interval> intervals = List.copyOf(all.keySet());
    try (PreparedStatement statement = connection.prepareStatement(EXPECT)) {
      statement.setArray(
          1, connection.createArrayOf("text", intervals.stream().map(Interval::area).toArray()));
      statement.setArray(
          2,
          connection.createArrayOf("integer", intervals.stream().map(Interval::first).toArray()));
      statement.setArray(
          3, connection.createArrayOf("integer", intervals.stream().map(Interval::last).toArray()));
      statement.setArray(
          4, connection.createArrayOf("integer", intervals.stream().map(all::get).toArray()));
      statement.executeUpdate();
    }
  }

  private static Tally shift(Connection connection, Map<String, Numbered<Unit>> moved)
      throws SQLException {
    Tally tally = new Tally();
    try (PreparedStatement statement = connection.prepareStatement(FOLDED)) {
      statement.setFetchSize(FETCHED);
      statement.setArray(1, connection.createArrayOf("text", moved.keySet().toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          Numbered<Unit> unit = moved.get(rows.getString("unit"));
          add(tally, unit == null ? null : unit.before(), -1, rows);
          add(tally, unit == null ? null : unit.value(), 1, rows);
        }
      }
    }
    return tally;
  }

  private static void add(Tally tally, @Nullable Unit unit, int sign, ResultSet row)
      throws SQLException {
    int year = row.getInt("year");
    Optional<Membership> belongs =
        unit == null || unit.kind() == UnitKind.AREA_ROLLUP
            ? Optional.empty()
            : unit.membershipIn(year);
    if (belongs.isPresent()) {
      String area = belongs.get().area().value();
      Share.add(tally.of(new Tally.Place(year, area, row.getString("basis"))), sign, row);
    }
  }
}
