package tongbao.api.v1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tongbao.desk.ImportDesk.Line;
import tongbao.desk.ImportDesk.Sent;
import tongbao.edition.Text;
import tongbao.unit.Area;
import tongbao.unit.AreaCode;
import tongbao.unit.Fault;
import tongbao.unit.Unit;
import tongbao.unit.UnitCode;

/**
 * Reads lines of CSV as entries of the register. A line is another spelling of the body that {@code
 * PUT} takes, so {@link RegisterReader} reads both and finds the same faults. Of columns the file
 * does not have, each entry keeps what is registered.
 */
final class RegisterLines {

  private static final String CODE = "code";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");
  private static final Pattern MEMBERSHIP = Pattern.compile("([0-9]+)[:：]([0-9]*)[-–—]([0-9]*)");

  private final CsvBody body;
  private final List<String> columns;
  private final Predicate<String> isCode;
  private final Text noCode;

  private RegisterLines(CsvBody body, List<String> columns, Predicate<String> isCode, Text noCode) {
    this.body = body;
    this.columns = columns;
    this.isCode = isCode;
    this.noCode = noCode;
  }

  static Sent<Area> areas(CsvBody body) {
    RegisterLines lines =
        new RegisterLines(body, RegisterColumns.OF_AREAS, AreaCode::isCode, RegisterReader.NO_AREA);
    return lines.sent(
        registered ->
            lines.read(
                code -> json(registered.get(code)),
                (code, members) -> RegisterReader.area(new AreaCode(code), members)));
  }

  static Sent<Unit> units(CsvBody body, AreaCode city) {
    RegisterLines lines =
        new RegisterLines(body, RegisterColumns.OF_UNITS, UnitCode::isCode, RegisterReader.NO_UNIT);
    return lines.sent(
        registered ->
            lines.read(
                code -> json(registered.get(code)),
                (code, members) -> RegisterReader.unit(new UnitCode(code), city, members)));
  }

  private <T> Sent<T> sent(Function<Map<String, T>, List<Line<T>>> reading) {
    return new Sent<>() {
      @Override
      public Set<String> codes() {
        return RegisterLines.this.codes();
      }

      @Override
      public List<Line<T>> lines(Map<String, T> registered) {
        return reading.apply(registered);
      }
    };
  }

  private Set<String> codes() {
    int column = body.header().indexOf(CODE);
    return column < 0
        ? Set.of()
        : body.lines().stream()
            .filter(line -> column < line.cells().size())
            .map(line -> line.cells().get(column).strip())
            .collect(Collectors.toSet());
  }

  private interface Registered {
    ObjectNode of(String code);
  }

  private <T> List<Line<T>> read(Registered registered, BiFunction<String, Members, T> reader) {
    BodyFaults ofHeader = header();
    if (!ofHeader.all().isEmpty()) {
      return List.of(new Line<>(1, null, null, ofHeader.all()));
    }
    Map<String, Integer> seen = new HashMap<>();
    List<Line<T>> lines = new ArrayList<>();
    for (CsvBody.Line line : body.lines()) {
      lines.add(read(line, seen, registered, reader));
    }
    return lines;
  }

  private <T> Line<T> read(
      CsvBody.Line line,
      Map<String, Integer> seen,
      Registered registered,
      BiFunction<String, Members, T> reader) {
    BodyFaults faults = new BodyFaults();
    if (line.cells().size() != body.header().size()) {
      faults.add(
          "",
          Text.of(
              "有 {} 个单元格，表头有 {} 个；含逗号的内容须加引号。",
              "has {} cells, the header {}; put cells with commas in quotation marks.",
              line.cells().size(),
              body.header().size()));
      return new Line<>(line.number(), null, null, faults.all());
    }
    Map<String, String> cells = cells(line);
    String code = cells.getOrDefault(CODE, "").strip();
    if (!isCode.test(code)) {
      faults.add("/code", Text.of("“{}”{}", "{} {}", code, noCode));
      return new Line<>(line.number(), null, null, faults.all());
    }
    Integer earlier = seen.putIfAbsent(code, line.number());
    if (earlier != null) {
      faults.add(
          "/code", Text.of("与第 {} 行重复，请只留一行。", "stands on line {} already; keep one.", earlier));
      return new Line<>(line.number(), code, null, faults.all());
    }
    ObjectNode entry = registered.of(code);
    cells.forEach((column, cell) -> set(entry, column, cell, faults));
    Members members = new Members(entry, faults);
    T read = reader.apply(code, members);
    return new Line<>(line.number(), code, faults.all().isEmpty() ? read : null, faults.all());
  }

  private BodyFaults header() {
    BodyFaults faults = new BodyFaults();
    Set<String> known = new HashSet<>();
    for (String column : body.header()) {
      if (!columns.contains(column)) {
        faults.add(
            "/" + column,
            Text.of(
                "没有“{}”这一列。可用：{}，以逗号分隔。",
                "There is no column {}. Known are {}, separated by commas.",
                column,
                String.join(",", columns)));
      } else if (!known.add(column)) {
        faults.add("/" + column, Text.of("“{}”列出现了两次。", "The column {} stands twice.", column));
      }
    }
    for (String needed : List.of(CODE, "name")) {
      if (!known.contains(needed)) {
        faults.add(
            "/" + needed,
            Text.of(
                "第一行须为表头，且要有“{}”列。",
                "The first line has to be a header and to have the column {}.",
                needed));
      }
    }
    return faults;
  }

  private Map<String, String> cells(CsvBody.Line line) {
    Map<String, String> cells = new LinkedHashMap<>();
    List<String> names = body.header();
    for (int i = 0; i < names.size(); i++) {
      cells.put(names.get(i), line.cells().get(i));
    }
    return cells;
  }

  private static void set(ObjectNode entry, String column, String cell, BodyFaults faults) {
    String stripped = cell.strip();
    if (stripped.isEmpty()) {
      entry.remove(column);
      return;
    }
    switch (column) {
      case "name" -> entry.put(column, cell);
      case "aliases" -> {
        ArrayNode aliases = entry.putArray(column);
        RegisterColumns.split(cell).forEach(aliases::add);
      }
      case "memberships" -> setMemberships(entry, cell, faults);
      case "firstYear", "lastYear" -> setYear(entry, column, stripped);
      default -> entry.put(column, stripped);
    }
  }

  /** Other texts are left to the reader, which says what is wrong with them. */
  private static void setYear(ObjectNode entry, String name, String text) {
    if (NUMBER.matcher(text).matches()) {
      entry.put(name, Integer.parseInt(text));
    } else if (!text.isEmpty()) {
      entry.put(name, text);
    }
  }

  private static void setMemberships(ObjectNode entry, String cell, BodyFaults faults) {
    ArrayNode memberships = entry.putArray("memberships");
    for (String text : RegisterColumns.split(cell)) {
      Matcher parts = MEMBERSHIP.matcher(text.strip());
      if (parts.matches()) {
        ObjectNode membership = memberships.addObject().put("area", parts.group(1));
        setYear(membership, "firstYear", parts.group(2));
        setYear(membership, "lastYear", parts.group(3));
      } else {
        faults.add(
            "/memberships",
            Text.of(
                "“{}”应写成 区划:起始年-终止年，如 620902:2014-2018，不限年份的留空，多项以分号隔开。",
                "{} has to be written as area:first-last, such as 620902:2014-2018, with nothing"
                    + " for an open year; semicolons separate several.",
                Members.shown(text)));
      }
    }
  }

  private static ObjectNode json(@Nullable Area area) {
    return area == null ? JSON.createObjectNode() : json(AreaBody.of(area));
  }

  private static ObjectNode json(@Nullable Unit unit) {
    if (unit == null) {
      return JSON.createObjectNode();
    }
    ObjectNode entry = json(UnitBody.of(unit, List.of()));
    if (unit.memberships().size() == 1) {
      // It says no more than area and years, which the line may change.
      entry.remove("memberships");
    }
    return entry;
  }

  private static ObjectNode json(Record answer) {
    JsonNode tree = JSON.valueToTree(answer);
    return (ObjectNode) tree;
  }

  /** The column a fault is about; none where it is about the whole line. */
  static @Nullable String column(Fault fault) {
    String[] parts = fault.pointer().split("/", 3);
    return parts.length < 2 ? null : parts[1];
  }
}
