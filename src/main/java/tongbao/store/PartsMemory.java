package tongbao.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.totals.Breakdown;
import tongbao.totals.CellTotal;
import tongbao.totals.TotalsQuery;
import tongbao.unit.UnitCode;

/**
 * The parts of totals of now, of which only those of units that took a step since are read again
 * (src/adr/0031).
 *
 * <p>What happened since stands in the audit log: the lines behind the place where it ended then,
 * and those that wait in the inbox. A line that committed later than parts were read comes to lie
 * behind that place, whenever it was begun.
 */
final class PartsMemory {

  /** Some 300 bytes each. */
  private static final long MOST_KEPT = 40_000;

  /** So many lines name no fewer units than are quickly read anew altogether. */
  private static final int MOST_LINES = 5_000;

  /** How long a change of tables that no line tells of may stay unseen. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private static final String SINCE =
      """
      select distinct line.unit, line.step from (
        select unit, year, subject, action like 'filing.%' as step from audit_line
        where position > ?
        union all
        select unit, year, subject, action like 'filing.%' from audit_inbox
      ) line
      where line.step and line.year = ?
        or not line.step and (line.subject like 'units/%' or line.subject like 'areas/%')
      """;

  private static final String END = "select coalesce(max(position), 0) from audit_line";

  private final Cache<Key, Kept> kept =
      Caffeine.newBuilder()
          .maximumWeight(MOST_KEPT)
          .weigher((Key key, Kept parts) -> 1 + parts.parts().size())
          .build();

  private record Key(TotalsQuery query, Cell cell) {}

  /**
   * Parts as they once stood.
   *
   * @param end where the log ended then
   * @param wholeAt when all of them were read, by {@link System#nanoTime}
   */
  private record Kept(long end, List<Breakdown.Part> parts, long wholeAt) {

    boolean serves(long end) {
      return end - this.end <= MOST_LINES && System.nanoTime() - wholeAt < LONGEST.toNanos();
    }
  }

  /**
   * The parts of a total of now.
   *
   * @param connection in a transaction of one view, in which the total was read too
   * @param total what they have to add up to
   */
  List<Breakdown.Part> of(Connection connection, TotalsQuery query, CellTotal total)
      throws SQLException {
    Key key = new Key(query, total.cell());
    long end = end(connection);
    Kept now = null;
    Kept known = kept.getIfPresent(key);
    if (known != null && known.serves(end)) {
      now = renewed(connection, key, known, end);
    }
    if (now == null || !Breakdown.add(total.cell(), now.parts()).equals(total)) {
      long readAt = System.nanoTime();
      now = new Kept(end, Parts.of(connection, query, total.cell()), readAt);
    }
    kept.put(key, now);
    return now.parts();
  }

  /** With the units that took a step read again; {@code null} where the register has changed. */
  private static @Nullable Kept renewed(Connection connection, Key key, Kept known, long end)
      throws SQLException {
    Set<UnitCode> units = new HashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(SINCE)) {
      statement.setLong(1, known.end());
      statement.setInt(2, key.query().year());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          if (!rows.getBoolean("step")) {
            return null;
          }
          units.add(new UnitCode(rows.getString("unit")));
        }
      }
    }
    if (units.isEmpty()) {
      return new Kept(end, known.parts(), known.wholeAt());
    }
    List<Breakdown.Part> parts =
        new ArrayList<>(Parts.of(connection, key.query(), key.cell(), units));
    known.parts().stream().filter(part -> !units.contains(part.unit())).forEach(parts::add);
    parts.sort(Comparator.comparing(Breakdown.Part::unit));
    return new Kept(end, List.copyOf(parts), known.wholeAt());
  }

  private static long end(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(END);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
