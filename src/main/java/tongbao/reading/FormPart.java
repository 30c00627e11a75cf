package tongbao.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tongbao.edition.Column;
import tongbao.edition.Edition;
import tongbao.edition.Indicator;

/**
 * A part of a form with columns: what stands under one of its outermost headings.
 *
 * @param heading the part's heading
 * @param rows its rows that take numbers, in order
 * @param shape how it is printed
 */
record FormPart(Indicator heading, List<Indicator> rows, Shape shape) {

  /** How a part is printed. */
  enum Shape {
    /** Small tables, each with column headings of its own. */
    BLOCKS,
    /** One table with the same columns for every row. */
    ROWS,
    /** One line: the rows stand side by side as groups of columns. */
    LINE
  }

  /** More rows than this of the same columns are not set side by side. */
  private static final int SIDE_BY_SIDE = 3;

  static List<FormPart> of(Edition edition) {
    List<FormPart> parts = new ArrayList<>();
    for (Indicator row : edition.rows()) {
      if (row.parent() == null) {
        parts.add(of(edition, row));
      }
    }
    return parts;
  }

  private static FormPart of(Edition edition, Indicator heading) {
    Set<String> within = new HashSet<>(Set.of(heading.code()));
    List<Indicator> rows = new ArrayList<>();
    for (Indicator row : edition.rows()) {
      if (row.parent() != null && within.contains(row.parent())) {
        within.add(row.code());
        if (!row.heading()) {
          rows.add(row);
        }
      }
    }
    boolean alike = rows.stream().map(Indicator::columns).distinct().count() == 1;
    Shape shape = !alike ? Shape.BLOCKS : rows.size() <= SIDE_BY_SIDE ? Shape.LINE : Shape.ROWS;
    return new FormPart(heading, List.copyOf(rows), shape);
  }

  /** The columns, of a part whose rows have the same. */
  List<Column> columns() {
    return rows.get(0).columns();
  }
}
