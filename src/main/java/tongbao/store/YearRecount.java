package tongbao.store;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tongbao.totals.Basis;
import tongbao.totals.SumsCheck.Checked;
import tongbao.totals.SumsCheck.Discrepancy;

/**
 * One year's sums from the revisions and the register alone, held against what is kept and what
 * waits. Filings come area by area: an area with none below it is compared and forgotten as soon as
 * it is added up, so a whole country does not have to fit into memory.
 */
final class YearRecount {

  private static final int FETCHED = 500;
  private static final int AREAS_AT_ONCE = 300;

  private static final String SHARES =
      """
      with standing as (
        select distinct on (e.unit) e.unit, e.counts_submitted, e.counts_accepted,
          e.counts_published
        from filing_event e
        where e.year = ?
        order by e.unit, e.sequence desc
      ), numbers as (
        select s.unit, n.number, bool_or(n.basis = 1) as submitted,
          bool_or(n.basis = 2) as accepted, bool_or(n.basis = 3) as published
        from standing s
        cross join lateral (values (1, s.counts_submitted), (2, s.counts_accepted),
                                   (3, s.counts_published)) n (basis, number)
        where n.number is not null
        group by s.unit, n.number
      )
      select counted.area, counted.submitted, counted.accepted, counted.published,
      """
          + Share.COLUMNS
          + """
          from (
            select m.area, numbers.* from numbers
            join register_at(?, null, 'then') m on m.unit = numbers.unit
            order by m.area offset 0) counted
          cross join lateral (
            select * from filing_revision r
            where r.year = ? and r.unit = counted.unit and r.number = counted.number
            offset 0) r
          """
          + Share.MEASURED;

  private static final String KEPT =
      "select area, basis, filed, sums::text as sums, given::text as given from area_total"
          + " where year = ? and area = any (?)";

  private static final String KEPT_MEASURED =
      "select area, basis, cell, measure, sum, given from area_measured"
          + " where year = ? and area = any (?)";

  private static final String AREAS =
      "select area from area_total where year = ? union select area from area_measured where year = ?";

  private static final String LAYOUT =
      "select cells from edition_layout where edition ="
          + " (select edition from filing_revision where year = ? limit 1)";

  private final Connection connection;
  private final int year;
  private final List<String> layout = new ArrayList<>();
  private final Map<String, String> parents;
  private final Set<String> inner;
  private final Map<Tally.Place, Sums> waiting;

  /** What is added up so far, of areas that have others below them or are next to be compared. */
  private final Map<String, Map<String, Sums>> recounted = new TreeMap<>();

  private final Set<String> compared = new HashSet<>();
  private final List<Discrepancy> discrepancies = new ArrayList<>();
  private long sums;

  YearRecount(Connection connection, int year) throws SQLException {
    this.connection = connection;
    this.year = year;
    this.parents = AreaShift.parents(connection);
    this.inner = new HashSet<>(parents.values());
    this.waiting = StepChanges.waiting(connection, year).withAllAbove(connection);
    try (PreparedStatement statement = connection.prepareStatement(LAYOUT)) {
      statement.setInt(1, year);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          layout.addAll(Arrays.asList((String[]) rows.getArray(1).getArray()));
        }
      }
    }
  }

  Checked checked() throws SQLException {
    recount();
    compareAll(new TreeSet<>(recounted.keySet()));
    compareAll(notCompared());
    return new Checked(compared.size(), sums, discrepancies);
  }

  private void recount() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SHARES)) {
      statement.setFetchSize(FETCHED);
      for (int place = 1; place <= 3; place++) {
        statement.setInt(place, year);
      }
      try (ResultSet rows = statement.executeQuery()) {
        String area = null;
        Map<String, Sums> own = new HashMap<>();
        while (rows.next()) {
          String next = rows.getString("area");
          if (area != null && !area.equals(next)) {
            finish(area, own);
            own = new HashMap<>();
          }
          area = next;
          for (Basis basis : Basis.values()) {
            if (rows.getBoolean(basis.code())) {
              Share.add(own.computeIfAbsent(basis.code(), any -> new Sums()), 1, rows);
            }
          }
        }
        if (area != null) {
          finish(area, own);
        }
      }
    }
  }

  private void finish(String area, Map<String, Sums> own) throws SQLException {
    for (String at = area; at != null; at = parents.get(at)) {
      Map<String, Sums> all = recounted.computeIfAbsent(at, any -> new HashMap<>());
      own.forEach((basis, some) -> all.computeIfAbsent(basis, any -> new Sums()).add(some));
    }
    Set<String> done = new TreeSet<>(recounted.keySet());
    if (done.size() > AREAS_AT_ONCE + inner.size()) {
      done.removeAll(inner);
      compareAll(done);
    }
  }

  private Set<String> notCompared() throws SQLException {
    Set<String> areas = new TreeSet<>();
    waiting.keySet().forEach(place -> areas.add(place.area()));
    try (PreparedStatement statement = connection.prepareStatement(AREAS)) {
      statement.setInt(1, year);
      statement.setInt(2, year);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          areas.add(rows.getString(1));
        }
      }
    }
    areas.removeAll(compared);
    return areas;
  }

  private void compareAll(Set<String> areas) throws SQLException {
    List<String> all = List.copyOf(areas);
    for (int from = 0; from < all.size(); from += AREAS_AT_ONCE) {
      List<String> some = all.subList(from, Math.min(all.size(), from + AREAS_AT_ONCE));
      Map<Tally.Place, Sums> kept = kept(some);
      for (String area : some) {
        if (!compared.add(area)) {
          throw new IllegalStateException("filings of " + area + " did not come together");
        }
        Map<String, Sums> right = recounted.getOrDefault(area, Map.of());
        for (Basis basis : Basis.values()) {
          Tally.Place place = new Tally.Place(year, area, basis.code());
          compare(
              place,
              kept.getOrDefault(place, new Sums()),
              right.getOrDefault(basis.code(), new Sums()));
        }
        recounted.remove(area);
      }
    }
  }

  private Map<Tally.Place, Sums> kept(List<String> areas) throws SQLException {
    Map<Tally.Place, Sums> kept = new HashMap<>();
    for (String area : areas) {
      for (Basis basis : Basis.values()) {
        Tally.Place place = new Tally.Place(year, area, basis.code());
        Sums late = waiting.get(place);
        if (late != null) {
          kept.put(place, late);
        }
      }
    }
    readKept(
        KEPT,
        areas,
        row ->
            at(kept, row)
                .add(Sums.of(row.getInt("filed"), row.getString("sums"), row.getString("given"))));
    readKept(
        KEPT_MEASURED,
        areas,
        row ->
            at(kept, row)
                .add(
                    new Sums.Measure(row.getString("cell"), row.getString("measure")),
                    new Sums.Measured(row.getBigDecimal("sum"), row.getInt("given"))));
    return kept;
  }

  private Sums at(Map<Tally.Place, Sums> kept, ResultSet row) throws SQLException {
    return kept.computeIfAbsent(
        new Tally.Place(year, row.getString("area"), row.getString("basis")), any -> new Sums());
  }

  private interface Row {
    void read(ResultSet row) throws SQLException;
  }

  private void readKept(String sql, List<String> areas, Row each) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, year);
      statement.setArray(2, connection.createArrayOf("text", areas.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          each.read(rows);
        }
      }
    }
  }

  private void compare(Tally.Place place, Sums kept, Sums right) {
    compare(place, "filed", null, kept.filed(), right.filed());
    for (int cell = 0; cell < Math.max(kept.width(), right.width()); cell++) {
      String code = cell < layout.size() ? layout.get(cell) : "cells[" + (cell + 1) + "]";
      compare(place, code, null, kept.total(cell), right.total(cell));
      compare(place, code + " given", null, kept.given(cell), right.given(cell));
    }
    Set<Sums.Measure> measures = new TreeSet<>(kept.measured().keySet());
    measures.addAll(right.measured().keySet());
    for (Sums.Measure measure : measures) {
      Sums.Measured mine = kept.measured().getOrDefault(measure, Sums.Measured.NOTHING);
      Sums.Measured its = right.measured().getOrDefault(measure, Sums.Measured.NOTHING);
      compare(place, measure.cell(), measure.measure(), mine.sum(), its.sum());
      compare(place, measure.cell() + " given", measure.measure(), mine.given(), its.given());
    }
  }

  private void compare(
      Tally.Place place, String what, @Nullable String measure, int kept, int right) {
    compare(place, what, measure, BigDecimal.valueOf(kept), BigDecimal.valueOf(right));
  }

  private void compare(
      Tally.Place place, String what, @Nullable String measure, BigDecimal kept, BigDecimal right) {
    sums++;
    if (kept.compareTo(right) != 0) {
      discrepancies.add(
          new Discrepancy(year, place.area(), place.basis(), what, measure, kept, right));
    }
  }
}
