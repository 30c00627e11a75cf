package tongbao.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import tongbao.totals.SumsCheck;

/** Recounts in one snapshot, and holds it against the kept sums and the lines that wait. */
@ApplicationScoped
class SumsCheckStore implements SumsCheck {

  private static final String READING_ONE_AFTER_ANOTHER =
      ", read only; set local jit = off; set local max_parallel_workers_per_gather = 0";

  private static final String YEARS =
      "select year from area_total union select year from area_measured"
          + " union select year from filing_event order by year";

  private static final String EXPECTED =
      """
      select area, first_year, last_year, coalesce(kept.units, 0) as kept,
        coalesce(recounted.units, 0) as recounted
      from area_expected kept
      full join recounted_expected() recounted using (area, first_year, last_year)
      order by area, first_year, last_year
      """;

  private final AgroalDataSource database;

  SumsCheckStore(AgroalDataSource database) {
    this.database = database;
  }

  @Override
  public <T> T inOneView(Function<View, T> work) {
    return Jdbc.withAllUnits(
        database,
        connection ->
            Jdbc.inOneView(
                connection, READING_ONE_AFTER_ANOTHER, () -> work.apply(new Snapshot(connection))));
  }

  private record Snapshot(Connection connection) implements View {

    @Override
    public List<Integer> years() {
      return asked(
          () -> {
            List<Integer> years = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement(YEARS);
                ResultSet rows = statement.executeQuery()) {
              while (rows.next()) {
                years.add(rows.getInt(1));
              }
            }
            return years;
          });
    }

    @Override
    public Checked totals(int year) {
      return asked(() -> new YearRecount(connection, year).checked());
    }

    @Override
    public Checked expected() {
      return asked(
          () -> {
            Set<String> areas = new HashSet<>();
            List<Discrepancy> differences = new ArrayList<>();
            long counts = 0;
            try (PreparedStatement statement = connection.prepareStatement(EXPECTED);
                ResultSet rows = statement.executeQuery()) {
              while (rows.next()) {
                counts++;
                areas.add(rows.getString("area"));
                if (rows.getInt("kept") != rows.getInt("recounted")) {
                  differences.add(discrepancy(rows));
                }
              }
            }
            return new Checked(areas.size(), counts, differences);
          });
    }

    private static Discrepancy discrepancy(ResultSet row) throws SQLException {
      int first = row.getInt("first_year");
      int last = row.getInt("last_year");
      String years =
          (first == UnitShift.FIRST ? "" : first) + "-" + (last == UnitShift.LAST ? "" : last);
      return new Discrepancy(
          null,
          row.getString("area"),
          null,
          "expected " + years,
          null,
          row.getBigDecimal("kept"),
          row.getBigDecimal("recounted"));
    }

    private static <T> T asked(Jdbc.Step<T> question) {
      try {
        return question.take();
      } catch (SQLException e) {
        throw new StoreException(e);
      }
    }
  }
}
