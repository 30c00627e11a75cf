package tongbao.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import tongbao.totals.TotalsQuery;

/**
 * What steps of filings change in totals: out goes what counted before the step, in comes what
 * counts after it.
 */
final class StepChanges {

  /** A line of the inbox that tells of a step. */
  record Step(int year, String unit, int sequence) {}

  private static final String LINES =
      "select * from unnest(?::integer[], ?::text[], ?::integer[]) each (year, unit, sequence)";

  private static final String WAITING =
      "select year, unit, sequence from audit_inbox where year = ? and sequence is not null";

  /** Laterals that stay apart: each is a look-up by key, however many lines the planner expects. */
  private static final String PLACED =
      """
      with recursive line (year, unit, sequence) as materialized (%s),
      placed as materialized (
        select line.year, line.unit, line.sequence, place.area
        from line cross join lateral (
          select area from place_of(line.unit, line.year) area offset 0) place
      )
      """;

  /** Areas of lines from which a way leads up to the one that is asked for. */
  private static final String INSIDE =
      """
      , path as (
        select distinct placed.area, placed.area as above from placed
        union all
        select path.area, up.parent
        from path cross join lateral (
          select parent from area where code = path.above and parent is not null offset 0) up
      )
      """;

  private static final String CHANGES =
      "select line.year, line.area, changed.basis, each.sign,"
          + Share.COLUMNS
          + """
          from placed line
          cross join lateral (
            select e.counts_submitted, e.counts_accepted, e.counts_published from filing_event e
            where e.year = line.year and e.unit = line.unit and e.sequence = line.sequence
            offset 0) after
          left join lateral (
            select e.counts_submitted, e.counts_accepted, e.counts_published from filing_event e
            where e.year = line.year and e.unit = line.unit and e.sequence = line.sequence - 1
            offset 0) before on line.sequence > 1
          cross join lateral (values
            ('submitted', before.counts_submitted, after.counts_submitted),
            ('accepted', before.counts_accepted, after.counts_accepted),
            ('published', before.counts_published, after.counts_published)
          ) changed (basis, before, after)
          cross join lateral (values (changed.before, -1), (changed.after, 1)) each (number, sign)
          cross join lateral (
            select * from filing_revision r
            where r.year = line.year and r.unit = line.unit and r.number = each.number
            offset 0) r
          """
          + Share.MEASURED
          + " where changed.before is distinct from changed.after";

  private static final String OF_LINES = PLACED.formatted(LINES) + CHANGES;

  private static final String OF_WAITING =
      PLACED.formatted(WAITING)
          + INSIDE
          + CHANGES
          + " and changed.basis = ? and line.area in (select area from path where above = ?)";

  private static final String OF_YEAR = PLACED.formatted(WAITING) + CHANGES;

  private StepChanges() {}

  /** Those of lines that leave the inbox, wherever they count. */
  static Tally of(Connection connection, List<Step> steps) throws SQLException {
    Tally tally = new Tally();
    try (PreparedStatement statement = connection.prepareStatement(OF_LINES)) {
      statement.setArray(
          1, connection.createArrayOf("integer", steps.stream().map(Step::year).toArray()));
      statement.setArray(
          2, connection.createArrayOf("text", steps.stream().map(Step::unit).toArray()));
      statement.setArray(
          3, connection.createArrayOf("integer", steps.stream().map(Step::sequence).toArray()));
      addAll(tally, statement);
    }
    return tally;
  }

  /** Those of all lines of a year that still wait. */
  static Tally waiting(Connection connection, int year) throws SQLException {
    Tally tally = new Tally();
    try (PreparedStatement statement = connection.prepareStatement(OF_YEAR)) {
      statement.setInt(1, year);
      addAll(tally, statement);
    }
    return tally;
  }

  private static void addAll(Tally tally, PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        Tally.Place place =
            new Tally.Place(rows.getInt("year"), rows.getString("area"), rows.getString("basis"));
        Share.add(tally.of(place), rows.getInt("sign"), rows);
      }
    }
  }

  /** Adds those of lines that still wait in the inbox and count in the area. */
  static void addWaiting(Connection connection, TotalsQuery query, Sums sums) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(OF_WAITING)) {
      statement.setInt(1, query.year());
      statement.setString(2, query.basis().code());
      statement.setString(3, query.area().value());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          Share.add(sums, rows.getInt("sign"), rows);
        }
      }
    }
  }
}
