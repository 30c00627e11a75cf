package tongbao.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tongbao.sheet.Sheet;

/**
 * The columns {@code derived_places} and {@code derived} in PostgreSQL's own notation.
 *
 * @param places the cells from 1; {@code null} where nothing follows
 * @param numbers what they count for
 */
record DerivedColumns(@Nullable String places, @Nullable String numbers) {

  static DerivedColumns of(Sheet sheet) {
    Map<Integer, BigDecimal> derived = sheet.derived();
    if (derived.isEmpty()) {
      return new DerivedColumns(null, null);
    }
    return new DerivedColumns(
        derived.keySet().stream()
            .map(index -> Integer.toString(index + 1))
            .collect(Collectors.joining(",", "{", "}")),
        derived.values().stream()
            .map(BigDecimal::toPlainString)
            .collect(Collectors.joining(",", "{", "}")));
  }

  /** Whether these are stored. */
  boolean stored(ResultSet row) throws SQLException {
    return Objects.equals(places, row.getString("derived_places"))
        && Objects.equals(numbers, row.getString("derived"));
  }
}
