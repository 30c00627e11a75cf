package tongbao.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A column and what of a thing stands in it.
 *
 * @param type PostgreSQL's name of its type
 * @param text the value in PostgreSQL's own notation, from which it is cast
 */
record Column<T>(String name, String type, Function<T, @Nullable String> text) {

  static <T> String names(List<Column<T>> columns) {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }

  /** A place for an array of each, to be unnested. */
  static <T> String arrays(List<Column<T>> columns) {
    return columns.stream()
        .map(column -> "?::text[] as " + column.name)
        .collect(Collectors.joining(", "));
  }

  /** Each out of what such arrays were unnested to, as it is stored. */
  static <T> String casts(String rows, List<Column<T>> columns) {
    return columns.stream()
        .map(column -> rows + "." + column.name + "::" + column.type)
        .collect(Collectors.joining(", "));
  }

  /** A place for each, with the cast it needs outside a values list. */
  static <T> String places(List<Column<T>> columns) {
    return columns.stream().map(column -> "?::" + column.type).collect(Collectors.joining(", "));
  }

  /**
   * Fills the places of {@link #places}.
   *
   * @return the next place
   */
  static <T> int write(PreparedStatement statement, int first, List<Column<T>> columns, T thing)
      throws SQLException {
    int place = first;
    for (Column<T> column : columns) {
      statement.setString(place++, column.text.apply(thing));
    }
    return place;
  }

  /**
   * Fills the places of {@link #arrays}.
   *
   * @return the next place
   */
  static <T> int writeAll(
      PreparedStatement statement, int first, List<Column<T>> columns, List<T> things)
      throws SQLException {
    int place = first;
    for (Column<T> column : columns) {
      String[] values = things.stream().map(column.text).toArray(String[]::new);
      statement.setArray(place++, statement.getConnection().createArrayOf("text", values));
    }
    return place;
  }
}
