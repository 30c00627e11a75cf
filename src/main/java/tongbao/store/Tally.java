package tongbao.store;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is to be added to the kept sums: of areas themselves, and with them of all above them. */
final class Tally {

  /** One total: a year's, of an area on a basis. */
  record Place(int year, String area, String basis) {}

  private static final String ABOVE =
      """
      with recursive path as (
        select code as area, code as above, parent from area where code = any (?)
        union all
        select path.area, area.code, area.parent from path join area on area.code = path.parent
      )
      select area, above from path
      """;

  private static final String KEEP =
      """
      insert into area_total (year, area, basis, filed, sums, given)
      select more.year, more.area, more.basis, more.filed, more.sums::numeric[],
        more.given::integer[]
      from unnest(?::integer[], ?::text[], ?::text[], ?::integer[], ?::text[], ?::text[])
        more (year, area, basis, filed, sums, given)
      order by more.year, more.area, more.basis
      on conflict (year, area, basis) do update set
        filed = area_total.filed + excluded.filed,
        sums = numeric_sums(area_total.sums, excluded.sums),
        given = integer_sums(area_total.given, excluded.given)
      """;

  private static final String KEEP_MEASURED =
      """
      insert into area_measured (year, area, basis, cell, measure, sum, given)
      select * from unnest(?::integer[], ?::text[], ?::text[], ?::text[], ?::text[], ?::numeric[],
        ?::integer[]) more (year, area, basis, cell, measure, sum, given)
      order by more.year, more.area, more.basis, more.cell, more.measure
      on conflict (year, area, basis, cell, measure) do update set
        sum = trim_scale(area_measured.sum + excluded.sum),
        given = area_measured.given + excluded.given
      """;

  private final Map<Place, Sums> own = new LinkedHashMap<>();

  Sums of(Place place) {
    return own.computeIfAbsent(place, any -> new Sums());
  }

  /** Adds it to what is kept; the running transaction has to hold {@link TotalsLock}. */
  void keep(Connection connection) throws SQLException {
    Map<Place, Sums> sums = withAllAbove(connection);
    sums.values().removeIf(Sums::isNothing);
    if (!sums.isEmpty()) {
      keep(connection, sums);
      keepMeasured(connection, sums);
    }
  }

  /** With what it comes to in all areas above. */
  Map<Place, Sums> withAllAbove(Connection connection) throws SQLException {
    Set<String> areas = new TreeSet<>();
    own.keySet().forEach(place -> areas.add(place.area()));
    Map<String, List<String>> above = above(connection, areas);
    Map<Place, Sums> all = new LinkedHashMap<>();
    own.forEach(
        (place, sums) -> {
          for (String area : above.getOrDefault(place.area(), List.of())) {
            all.computeIfAbsent(new Place(place.year(), area, place.basis()), any -> new Sums())
                .add(sums);
          }
        });
    return all;
  }

  /** Each of the areas with itself and all that are above it. */
  static Map<String, List<String>> above(Connection connection, Set<String> areas)
      throws SQLException {
    Map<String, List<String>> above = new LinkedHashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(ABOVE)) {
      statement.setArray(1, connection.createArrayOf("text", areas.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          above
              .computeIfAbsent(rows.getString("area"), any -> new ArrayList<>())
              .add(rows.getString("above"));
        }
      }
    }
    return above;
  }

  private static void keep(Connection connection, Map<Place, Sums> sums) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
      places(statement, sums.keySet());
      array(statement, 4, "integer", sums.values().stream().map(Sums::filed).toArray());
      array(statement, 5, "text", sums.values().stream().map(Sums::sumsText).toArray());
      array(statement, 6, "text", sums.values().stream().map(Sums::givenText).toArray());
      statement.executeUpdate();
    }
  }

  private static void keepMeasured(Connection connection, Map<Place, Sums> sums)
      throws SQLException {
    List<Place> places = new ArrayList<>();
    List<Sums.Measure> measures = new ArrayList<>();
    List<Sums.Measured> measured = new ArrayList<>();
    sums.forEach(
        (place, each) ->
            each.measured()
                .forEach(
                    (measure, sum) -> {
                      places.add(place);
                      measures.add(measure);
                      measured.add(sum);
                    }));
    if (places.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(KEEP_MEASURED)) {
      places(statement, places);
      array(statement, 4, "text", measures.stream().map(Sums.Measure::cell).toArray());
      array(statement, 5, "text", measures.stream().map(Sums.Measure::measure).toArray());
      array(
          statement,
          6,
          "numeric",
          measured.stream().map(Sums.Measured::sum).map(BigDecimal::toPlainString).toArray());
      array(statement, 7, "integer", measured.stream().map(Sums.Measured::given).toArray());
      statement.executeUpdate();
    }
  }

  private static void places(PreparedStatement statement, Iterable<Place> places)
      throws SQLException {
    List<Integer> years = new ArrayList<>();
    List<String> areas = new ArrayList<>();
    List<String> bases = new ArrayList<>();
    for (Place place : places) {
      years.add(place.year());
      areas.add(place.area());
      bases.add(place.basis());
    }
    array(statement, 1, "integer", years.toArray());
    array(statement, 2, "text", areas.toArray());
    array(statement, 3, "text", bases.toArray());
  }

  private static void array(PreparedStatement statement, int place, String type, Object[] values)
      throws SQLException {
    statement.setArray(place, statement.getConnection().createArrayOf(type, values));
  }
}
