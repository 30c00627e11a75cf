package tongbao.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import tongbao.reading.CorpusForm.Part;
import tongbao.reading.CorpusForm.Row;

/** The layouts published reports are printed in. */
final class CorpusPrinter {

  static final String CHECK_NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";
  static final List<String> APPLICANTS =
      List.of("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计");
  static final List<String> OUTCOMES = List.of("结果维持", "结果纠正", "其他结果", "尚未审结", "总计");

  /** A cell of a table: its text, how many rows and columns it covers. */
  record Box(String text, int rows, int columns) {
    static Box of(String text) {
      return new Box(text, 1, 1);
    }
  }

  private CorpusPrinter() {}

  static String title(CorpusForm form) {
    return form.edition.id().equals("2014")
        ? "政府信息公开情况统计表\n（" + form.year + "年度）\n填报单位（盖章）：某某市某某局\n"
        : "某某市" + form.year + "年政府信息公开工作年度报告\n";
  }

  // Tables.

  /** The form of 2014 as a table of three columns. */
  static List<List<Box>> list(CorpusForm form) {
    List<List<Box>> rows = new ArrayList<>();
    rows.add(boxes("统 计 指 标", "单位", "统计数"));
    for (Row row : form.list()) {
      rows.add(boxes(row.label(), row.unit(), row.figures().isEmpty() ? "" : row.figures().get(0)));
    }
    return rows;
  }

  /** Part two: one table with the articles as rows across it. */
  static List<List<Box>> disclosure(CorpusForm form) {
    List<List<Box>> rows = new ArrayList<>();
    int widest = form.disclosure().stream().mapToInt(part -> part.columns().size()).max().orElse(1);
    for (Part part : form.disclosure()) {
      rows.add(List.of(new Box(part.heading(), 1, widest + 1)));
      rows.add(spread("信息内容", part.columns(), widest));
      part.rows().forEach(row -> rows.add(spread(row.label(), row.figures(), widest)));
    }
    return rows;
  }

  private static List<Box> spread(String label, List<String> cells, int widest) {
    List<Box> row = new ArrayList<>();
    row.add(Box.of(label));
    for (int i = 0; i < cells.size(); i++) {
      boolean last = i + 1 == cells.size();
      row.add(new Box(cells.get(i), 1, last ? widest - i : 1));
    }
    return row;
  }

  /** Part three with its nested heads and merged groups. */
  static List<List<Box>> requests(CorpusForm form, List<Integer> order) {
    List<List<Box>> rows = new ArrayList<>();
    rows.add(List.of(new Box(CHECK_NOTE, 3, 3), new Box("申请人情况", 1, 7)));
    List<Box> second = new ArrayList<>();
    List<Box> third = new ArrayList<>();
    boolean legal = false;
    for (int column : order) {
      if (column == 0 || column == 6) {
        second.add(new Box(APPLICANTS.get(column), 2, 1));
      } else {
        if (!legal) {
          second.add(new Box("法人或其他组织", 1, 5));
          legal = true;
        }
        third.add(Box.of(APPLICANTS.get(column)));
      }
    }
    rows.add(second);
    rows.add(third);
    List<String> open = List.of();
    List<Row> body = form.requests();
    for (int i = 0; i < body.size(); i++) {
      Row row = body.get(i);
      List<Box> line = new ArrayList<>();
      for (int depth = 0; depth < row.groups().size(); depth++) {
        List<String> group = row.groups().subList(0, depth + 1);
        if (open.size() <= depth || !open.subList(0, depth + 1).equals(group)) {
          int from = depth;
          int same =
              (int)
                  body.subList(i, body.size()).stream()
                      .takeWhile(
                          each ->
                              each.groups().size() > from
                                  && each.groups().subList(0, from + 1).equals(group))
                      .count();
          line.add(new Box(row.groups().get(depth), same, 1));
        }
      }
      open = row.groups();
      line.add(new Box(row.label(), 1, 3 - row.groups().size()));
      order.forEach(column -> line.add(Box.of(row.figures().get(column))));
      rows.add(line);
    }
    return rows;
  }

  /** Part four: one row of fifteen figures. */
  static List<List<Box>> disputes(CorpusForm form) {
    List<List<Box>> rows = new ArrayList<>();
    rows.add(List.of(new Box("行政复议", 1, 5), new Box("行政诉讼", 1, 10)));
    List<Box> second = new ArrayList<>();
    OUTCOMES.forEach(outcome -> second.add(new Box(outcome, 2, 1)));
    second.add(new Box("未经复议直接起诉", 1, 5));
    second.add(new Box("复议后起诉", 1, 5));
    rows.add(second);
    List<Box> third = new ArrayList<>();
    OUTCOMES.forEach(outcome -> third.add(Box.of(outcome)));
    OUTCOMES.forEach(outcome -> third.add(Box.of(outcome)));
    rows.add(third);
    List<Box> figures = new ArrayList<>();
    form.disputes().forEach(row -> row.figures().forEach(each -> figures.add(Box.of(each))));
    rows.add(figures);
    return rows;
  }

  static List<Integer> asPrinted() {
    return List.of(0, 1, 2, 3, 4, 5, 6);
  }

  static List<Box> boxes(String... texts) {
    return List.of(texts).stream().map(Box::of).toList();
  }

  // Formats of tables.

  static String html(List<List<Box>> rows, Function<Box, String> cell) {
    return "<table border=\"1\">\n"
        + rows.stream()
            .map(row -> "<tr>" + row.stream().map(cell).collect(Collectors.joining()) + "</tr>\n")
            .collect(Collectors.joining())
        + "</table>\n";
  }

  static String merged(Box box) {
    return "<td"
        + (box.rows() > 1 ? " rowspan=\"" + box.rows() + "\"" : "")
        + (box.columns() > 1 ? " colspan=\"" + box.columns() + "\"" : "")
        + ">"
        + box.text()
        + "</td>";
  }

  /** The table as a full grid: merged cells once, or once for every place they cover. */
  static List<List<String>> grid(List<List<Box>> rows, boolean repeat) {
    List<List<String>> grid = new ArrayList<>();
    for (int r = 0; r < rows.size(); r++) {
      while (grid.size() <= r) {
        grid.add(new ArrayList<>());
      }
      int c = 0;
      for (Box box : rows.get(r)) {
        while (grid.get(r).size() > c && grid.get(r).get(c) != null) {
          c++;
        }
        for (int i = 0; i < box.rows(); i++) {
          while (grid.size() <= r + i) {
            grid.add(new ArrayList<>());
          }
          List<String> line = grid.get(r + i);
          while (line.size() < c + box.columns()) {
            line.add(null);
          }
          for (int j = 0; j < box.columns(); j++) {
            line.set(c + j, repeat || (i == 0 && j == 0) ? box.text() : "");
          }
        }
      }
    }
    int width = grid.stream().mapToInt(List::size).max().orElse(0);
    for (List<String> line : grid) {
      line.replaceAll(text -> text == null ? "" : text);
      while (line.size() < width) {
        line.add("");
      }
    }
    return grid;
  }

  static String markdown(List<List<Box>> rows, boolean repeat) {
    List<List<String>> grid = grid(rows, repeat);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < grid.size(); i++) {
      text.append("| ").append(String.join(" | ", grid.get(i))).append(" |\n");
      if (i == 0) {
        text.append("|").append(" --- |".repeat(grid.get(0).size())).append('\n');
      }
    }
    return text.append('\n').toString();
  }

  static String csv(List<List<Box>> rows, boolean repeat) {
    return grid(rows, repeat).stream()
        .map(
            line ->
                line.stream()
                    .map(
                        cell ->
                            cell.contains(",") || cell.contains("\n") || cell.contains("\"")
                                ? '"' + cell.replace("\"", "\"\"") + '"'
                                : cell)
                    .collect(Collectors.joining(",")))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** Every cell a paragraph of its own, blank lines between. */
  static String paragraphs(List<List<Box>> rows) {
    return rows.stream()
        .flatMap(List::stream)
        .map(Box::text)
        .collect(Collectors.joining("\n\n", "", "\n\n"));
  }

  // Text.

  /** How a row is written in text. */
  interface Line {
    String of(String label, List<String> figures);
  }

  static String text(CorpusForm form, Line line) {
    return "二、主动公开政府信息情况\n"
        + disclosureText(form, line)
        + "三、收到和处理政府信息公开申请情况\n"
        + requestsText(form, line)
        + "四、政府信息公开行政复议、行政诉讼情况\n"
        + disputesText(form);
  }

  static String disclosureText(CorpusForm form, Line line) {
    StringBuilder text = new StringBuilder();
    for (Part part : form.disclosure()) {
      text.append(part.heading()).append('\n');
      text.append("信息内容 ").append(String.join(" ", part.columns())).append('\n');
      part.rows().forEach(row -> text.append(line.of(row.label(), row.figures())).append('\n'));
    }
    return text.toString();
  }

  static String requestsHead() {
    return CHECK_NOTE + "申请人情况\n自然人 法人或其他组织 总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他\n";
  }

  static String requestsText(CorpusForm form, Line line) {
    StringBuilder text = new StringBuilder(requestsHead());
    List<String> open = List.of();
    for (Row row : form.requests()) {
      for (int depth = 0; depth < row.groups().size(); depth++) {
        if (open.size() <= depth || !open.get(depth).equals(row.groups().get(depth))) {
          text.append(row.groups().get(depth)).append('\n');
        }
      }
      open = row.groups();
      text.append(line.of(row.label(), row.figures())).append('\n');
    }
    return text.toString();
  }

  static String disputesText(CorpusForm form) {
    return "行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n"
        + (String.join(" ", OUTCOMES) + "\n").repeat(3)
        + form.disputes().stream()
            .flatMap(row -> row.figures().stream())
            .collect(Collectors.joining(" "))
        + "\n";
  }

  static String spaced(String label, List<String> figures) {
    return label + " " + String.join(" ", figures);
  }
}
