package tongbao.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tongbao.unit.AreaCode;
import tongbao.unit.UnitCode;
import tongbao.unit.UnitKind;
import tongbao.unit.UnitQuery;

/** Statements for a page of units that cost a page, however many units there are. */
final class UnitPages {

  private static final String COVERS =
      " and coalesce(m.first_year, (select year from wanted)) <= (select year from wanted)"
          + " and coalesce(m.last_year, (select year from wanted)) >= (select year from wanted)";

  /** What the planner must not turn round: units are looked up as they come in their order. */
  private static final String REPORTS =
      " and exists (select from unit_membership m where m.unit = entry.code"
          + " and m.version = entry.version"
          + COVERS
          + "%s offset 0)";

  /** Units of an area that report for the year; a condition on their kind has to be put in. */
  static final String REPORTING =
      """
      select m.unit as code
      from unit_membership m
      cross join lateral (
        select from unit u where u.code = m.unit and u.version = m.version%s offset 0) of_kind
      where m.area = own.area and m.unit collate "POSIX" > AFTER and m.unit collate "POSIX" <= LAST
      """
          + COVERS;

  static final String BY_MEMBER = " order by m.unit collate \"POSIX\"";

  private static final String OF_AREA =
      """
      select u.code from unit u
      where u.area = own.area and u.code collate "POSIX" > AFTER and u.code collate "POSIX" <= LAST%s
      order by u.code collate "POSIX"
      """;

  private static final String IN_ORDER = " order by entry.code collate \"C\"";

  private UnitPages() {}

  /** How much of all units an area has. */
  enum Portion {
    /** It is the root of all areas. */
    ALL,
    /** So much that hardly any is passed over on the way along all. */
    MOST,
    /** Less. */
    SOME
  }

  /** A statement for units of an area that has such a portion, or for units of any area. */
  static String statement(UnitQuery query, Portion portion) {
    UnitKind kind = query.kind();
    boolean few = kind != null && kind != UnitKind.DEPARTMENT;
    boolean within = query.area() != null && portion != Portion.ALL;
    return within && !few && portion == Portion.SOME ? alongAreas(query) : alongAll(query, within);
  }

  /** What fills the places of a statement. */
  static List<@Nullable Object> values(UnitQuery query) {
    AreaCode area = query.area();
    UnitCode after = query.after();
    UnitCode last = query.last();
    List<@Nullable Object> values = new ArrayList<>();
    values.add(area == null ? null : area.value());
    values.add(query.year());
    values.add(after == null ? "" : after.value());
    values.add(last == null ? InOrder.END : last.value());
    values.add(query.limit());
    return values;
  }

  /** Everywhere, or where most are in the area or few are of the kind that is wanted. */
  private static String alongAll(UnitQuery query, boolean within) {
    // Only "is true" makes PostgreSQL look each area up, not go through all below for each unit.
    String inside = " and (%s.area in (select area from below)) is true";
    String reports =
        query.year() == null ? "" : REPORTS.formatted(within ? inside.formatted("m") : "");
    return InOrder.WANTED
        + InOrder.BELOW
        + UnitRow.SELECT
        + " where entry.code collate \"C\" > (select after from wanted)"
        + " and entry.code collate \"C\" <= (select last from wanted)"
        + kind("entry", query)
        + reports
        + (within && query.year() == null ? inside.formatted("entry") : "")
        + IN_ORDER
        + " limit (select most from wanted)";
  }

  private static String alongAreas(UnitQuery query) {
    String codes =
        (query.year() == null ? OF_AREA : REPORTING + BY_MEMBER).formatted(kind("u", query));
    return InOrder.WANTED
        + InOrder.BELOW
        + ", "
        + InOrder.tables("below", codes)
        + UnitRow.SELECT
        + " where entry.code = any (array(select code from page))"
        + IN_ORDER;
  }

  /** Literally, so that the planner sees which index has them. */
  private static String kind(String table, UnitQuery query) {
    UnitKind kind = query.kind();
    if (kind != null) {
      return " and " + table + ".kind = '" + kind.code() + "'";
    }
    return query.year() == null
        ? ""
        : " and " + table + ".kind <> '" + UnitKind.AREA_ROLLUP.code() + "'";
  }
}
