package tongbao.api.v1;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tongbao.unit.Area;
import tongbao.unit.Membership;
import tongbao.unit.Unit;

/**
 * Entries of the register as lines of CSV. Several aliases or memberships share a cell, joined by
 * {@code ;} (a backslash keeps one that belongs to a name). A membership reads {@code
 * 620902:2014-2018}, with nothing for a year that is open. A unit that has only one shows it in the
 * columns area, firstYear and lastYear, so that it is edited at one place.
 */
final class RegisterColumns {

  static final List<String> OF_AREAS = List.of("code", "name", "parent");
  static final List<String> OF_UNITS =
      List.of(
          "code",
          "name",
          "aliases",
          "area",
          "kind",
          "firstYear",
          "lastYear",
          "successor",
          "creditCode",
          "memberships");

  private static final String SEPARATORS = ";；|｜";
  private static final char ESCAPE = '\\';

  private RegisterColumns() {}

  static Map<String, String> of(Area area) {
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put("code", area.code().value());
    cells.put("name", area.name());
    cells.put("parent", text(area.parent()));
    return cells;
  }

  static Map<String, String> of(Unit unit) {
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put("code", unit.code().value());
    cells.put("name", unit.name());
    cells.put("aliases", join(unit.aliases()));
    cells.put("area", unit.area().value());
    cells.put("kind", unit.kind().code());
    cells.put("firstYear", text(unit.firstYear()));
    cells.put("lastYear", text(unit.lastYear()));
    cells.put("successor", text(unit.successor()));
    cells.put("creditCode", text(unit.creditCode()));
    cells.put("memberships", unit.memberships().size() == 1 ? "" : memberships(unit));
    return cells;
  }

  private static String memberships(Unit unit) {
    return unit.memberships().stream()
        .map(RegisterColumns::membership)
        .collect(Collectors.joining(";"));
  }

  private static String membership(Membership membership) {
    return membership.area()
        + ":"
        + text(membership.firstYear())
        + "-"
        + text(membership.lastYear());
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static String join(List<String> texts) {
    return texts.stream().map(RegisterColumns::escape).collect(Collectors.joining(";"));
  }

  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ESCAPE || SEPARATORS.indexOf(c) >= 0) {
        escaped.append(ESCAPE);
      }
      escaped.append(c);
    }
    return escaped.toString();
  }

  /** The texts of a cell; empty ones are left out, as spreadsheets leave stray separators. */
  static List<String> split(String cell) {
    List<String> texts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == ESCAPE && i + 1 < cell.length()) {
        text.append(cell.charAt(++i));
      } else if (SEPARATORS.indexOf(c) >= 0) {
        texts.add(text.toString());
        text.setLength(0);
      } else {
        text.append(c);
      }
    }
    texts.add(text.toString());
    return texts.stream().filter(part -> !part.isBlank()).toList();
  }
}
