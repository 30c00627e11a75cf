package tongbao.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tongbao.unit.Area;
import tongbao.unit.AreaCode;

/**
 * Moves the kept sums of areas that come to lie elsewhere: out of all areas above, and into those
 * that are above from now on. One area after another, so that the sums are right for what the tree
 * is at that moment, also where an area moves below another that moves too.
 */
final class AreaShift {

  private static final String ADD = "select add_area(?, ?, ?)";

  private final Connection connection;
  private final Map<String, String> parents;

  private AreaShift(Connection connection, Map<String, String> parents) {
    this.connection = connection;
    this.parents = parents;
  }

  /** Before the areas are written, in a transaction that holds {@link TotalsLock}. */
  static void keep(Connection connection, List<Numbered<Area>> changed) throws SQLException {
    List<Area> moved = new ArrayList<>();
    for (Numbered<Area> area : changed) {
      Area before = area.before();
      if (before != null && !Objects.equals(before.parent(), area.value().parent())) {
        moved.add(area.value());
      }
    }
    if (moved.isEmpty()) {
      return;
    }
    AreaShift shift = new AreaShift(connection, parents(connection));
    for (Area area : moved) {
      shift.add(area, -1);
      shift.parents.remove(area.code().value());
    }
    for (Numbered<Area> area : changed) {
      if (area.before() == null) {
        shift.put(area.value());
      }
    }
    for (Area area : moved) {
      shift.put(area);
      shift.add(area, 1);
    }
  }

  private void put(Area area) {
    AreaCode parent = area.parent();
    if (parent != null) {
      parents.put(area.code().value(), parent.value());
    }
  }

  private void add(Area moved, int sign) throws SQLException {
    List<String> above = new ArrayList<>();
    @Nullable String next = parents.get(moved.code().value());
    while (next != null) {
      above.add(next);
      next = parents.get(next);
    }
    if (above.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(ADD)) {
      statement.setString(1, moved.code().value());
      statement.setArray(2, connection.createArrayOf("text", above.toArray()));
      statement.setInt(3, sign);
      statement.execute();
    }
  }

  /** The area above each that has one. */
  static Map<String, String> parents(Connection connection) throws SQLException {
    Map<String, String> parents = new HashMap<>();
    try (PreparedStatement statement =
            connection.prepareStatement("select code, parent from area where parent is not null");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        parents.put(rows.getString("code"), rows.getString("parent"));
      }
    }
    return parents;
  }
}
