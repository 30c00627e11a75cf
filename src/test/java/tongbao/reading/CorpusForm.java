package tongbao.reading;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.edition.Column;
import tongbao.edition.Edition;
import tongbao.edition.Indicator;

/** The numbers of a real filing, printed as a variant of the corpus prints them. */
final class CorpusForm {

  /** A printed row: the labels of the groups it stands in, its label, its figures. */
  record Row(List<String> groups, String label, String unit, List<String> figures, String code) {}

  /** A piece of the form with a heading of its own. */
  record Part(String heading, List<String> columns, List<Row> rows) {}

  final Edition edition;
  final int year;
  final Map<String, String> printed = new LinkedHashMap<>();
  final Map<String, @Nullable BigDecimal> numbers = new LinkedHashMap<>();
  private UnaryOperator<String> labels = label -> label;

  private CorpusForm(Edition edition, int year) {
    this.edition = edition;
    this.year = year;
  }

  /** A real filing. */
  static CorpusForm of(String filing) throws IOException {
    Expected expected = Expected.of("/filings/" + filing + ".json");
    CorpusForm form = new CorpusForm(Texts.EDITIONS.get(expected.edition()), expected.year());
    boolean single = expected.numbers().containsKey("requests.other@total");
    for (Cell cell : form.edition.cells()) {
      String code = cell.code().value();
      if (single ? !code.startsWith("requests.other.") : !cell.alternative()) {
        form.set(code, expected.numbers().get(code));
      }
    }
    return form;
  }

  /** The numbers of 2023 on the form of 2019, which has rows that later went. */
  static CorpusForm of2019() throws IOException {
    Map<String, BigDecimal> real = Expected.of("/filings/2023-suqian.json").numbers();
    CorpusForm form = new CorpusForm(Texts.EDITIONS.get("2019"), 2020);
    Map<String, String> moved =
        Map.ofEntries(
            Map.entry("disclosure.rules@made", "disclosure.rules@issued"),
            Map.entry("disclosure.rules@published", "disclosure.rules@issued"),
            Map.entry("disclosure.rules@published-total", "disclosure.rules@in-force"),
            Map.entry(
                "disclosure.normative-documents@made", "disclosure.normative-documents@issued"),
            Map.entry(
                "disclosure.normative-documents@published",
                "disclosure.normative-documents@repealed"),
            Map.entry(
                "disclosure.normative-documents@published-total",
                "disclosure.normative-documents@in-force"),
            Map.entry("disclosure.licences@items-before", "requests.granted@total"),
            Map.entry("disclosure.licences@items-change", "requests.partly-granted@total"),
            Map.entry(
                "disclosure.other-services@items-before", "requests.unavailable.not-held@total"),
            Map.entry(
                "disclosure.other-services@items-change", "requests.unavailable.must-create@total"),
            Map.entry("disclosure.other-services@decisions", "requests.new@total"),
            Map.entry("disclosure.penalties@items-before", "reconsideration@total"),
            Map.entry("disclosure.coercion@items-before", "requests.refused.banned-by-law@total"),
            Map.entry("disclosure.coercion@items-change", "requests.other.no-payment@total"),
            Map.entry("disclosure.charges@items-before", "requests.refused.query@total"),
            Map.entry("disclosure.procurement@projects", "requests.carried-out@total"),
            Map.entry("disclosure.procurement@amount", "disclosure.charges@amount"));
    for (Cell cell : form.edition.cells()) {
      String code = cell.code().value();
      BigDecimal number = real.get(moved.getOrDefault(code, code));
      if (code.startsWith("requests.other@")) {
        String column = code.substring(code.indexOf('@'));
        number = BigDecimal.ZERO;
        for (String part : List.of("no-supplement", "no-payment", "other")) {
          number = number.add(real.get("requests.other." + part + column));
        }
      }
      form.set(code, number);
    }
    form.set("disclosure.penalties@items-change", new BigDecimal(-417));
    form.set("disclosure.charges@items-change", new BigDecimal(-3));
    return form;
  }

  void set(String code, @Nullable BigDecimal number) {
    numbers.put(code, number);
    printed.put(code, number == null ? "" : number.toPlainString());
  }

  /** Prints some cells in another way; what they hold stays. */
  CorpusForm printing(String code, String text) {
    printed.put(code, text);
    return this;
  }

  /** Prints every number in another way. */
  CorpusForm printing(UnaryOperator<String> how) {
    printed.replaceAll((code, text) -> text.isEmpty() ? text : how.apply(text));
    return this;
  }

  /** Prints a cell in a way that is no number. */
  CorpusForm blank(String code, String text) {
    numbers.put(code, null);
    printed.put(code, text);
    return this;
  }

  CorpusForm labels(UnaryOperator<String> how) {
    UnaryOperator<String> before = labels;
    labels = label -> how.apply(before.apply(label));
    return this;
  }

  CorpusForm label(String from, String to) {
    return labels(label -> label.replace(from, to));
  }

  /** Leaves a row out. */
  CorpusForm without(String row) {
    numbers.keySet().removeIf(code -> code.equals(row) || code.startsWith(row + "@"));
    printed.keySet().removeIf(code -> code.equals(row) || code.startsWith(row + "@"));
    return this;
  }

  String label(Indicator row) {
    return labels.apply(row.label());
  }

  String label(Column column) {
    return labels.apply(column.label());
  }

  /** The rows of the form of 2014, headings without figures among them. */
  List<Row> list() {
    List<Row> rows = new ArrayList<>();
    for (Indicator row : edition.rows()) {
      String unit = row.unit();
      if (row.heading() || printed.containsKey(row.code())) {
        rows.add(
            new Row(
                List.of(),
                label(row),
                unit == null ? "" : unit,
                row.heading() ? List.of() : List.of(printed.get(row.code())),
                row.code()));
      }
    }
    return rows;
  }

  /** The pieces of part two. */
  List<Part> disclosure() {
    List<Part> parts = new ArrayList<>();
    for (Indicator article : edition.rows()) {
      if (!article.code().startsWith("disclosure.article-")) {
        continue;
      }
      List<Row> rows = rows(article, List.of());
      Indicator first =
          edition.rows().stream()
              .filter(row -> article.code().equals(row.parent()))
              .findFirst()
              .orElseThrow();
      parts.add(new Part(label(article), first.columns().stream().map(this::label).toList(), rows));
    }
    return parts;
  }

  /** The rows of part three in their order. */
  List<Row> requests() {
    List<Row> rows = new ArrayList<>();
    for (Indicator row : edition.rows()) {
      if (row.code().startsWith("requests.") && !row.heading()) {
        row(row, groups(row)).ifPresent(rows::add);
      }
    }
    return rows;
  }

  /** The three groups of part four. */
  List<Row> disputes() {
    return edition.rows().stream()
        .filter(row -> !row.heading())
        .filter(
            row -> row.code().startsWith("reconsideration") || row.code().startsWith("litigation"))
        .flatMap(row -> row(row, List.of()).stream())
        .toList();
  }

  private List<Row> rows(Indicator group, List<String> groups) {
    return edition.rows().stream()
        .filter(row -> group.code().equals(row.parent()))
        .flatMap(row -> row(row, groups).stream())
        .toList();
  }

  private java.util.Optional<Row> row(Indicator row, List<String> groups) {
    List<String> figures =
        row.columns().stream()
            .map(column -> printed.get(row.code() + "@" + column.code()))
            .filter(java.util.Objects::nonNull)
            .toList();
    return figures.isEmpty()
        ? java.util.Optional.empty()
        : java.util.Optional.of(new Row(groups, label(row), "", figures, row.code()));
  }

  /** The headings above a row of part three, as the form prints them beside it. */
  private List<String> groups(Indicator row) {
    List<String> groups = new ArrayList<>();
    Indicator at = row;
    while (at.parent() != null && !at.parent().equals("requests")) {
      at = edition.findRow(at.parent()).orElseThrow();
      groups.add(0, label(at));
    }
    return groups;
  }

  /** The numbers row by row, as the files beside the documents hold them. */
  String expected() {
    StringBuilder text = new StringBuilder();
    for (Indicator row : edition.rows()) {
      List<String> codes =
          row.columns().isEmpty()
              ? List.of(row.code())
              : row.columns().stream().map(column -> row.code() + "@" + column.code()).toList();
      if (row.heading() || codes.stream().noneMatch(numbers::containsKey)) {
        continue;
      }
      text.append(row.code())
          .append(' ')
          .append(
              codes.stream()
                  .map(numbers::get)
                  .map(number -> number == null ? "_" : number.toPlainString())
                  .collect(Collectors.joining(" ")))
          .append('\n');
    }
    return text.toString();
  }
}
