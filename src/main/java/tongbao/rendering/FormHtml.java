package tongbao.rendering;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.text.StringEscapeUtils;
import tongbao.rendering.PrintedForm.Box;
import tongbao.rendering.PrintedForm.Field;
import tongbao.rendering.PrintedForm.Grid;
import tongbao.rendering.PrintedForm.Heading;
import tongbao.rendering.PrintedForm.Kind;
import tongbao.rendering.PrintedForm.Section;

/** A form as a page that stands alone: no script, nothing loaded, ready to be printed on A4. */
public final class FormHtml {

  private static final String STYLE =
      """
      @page { size: A4; margin: 18mm 15mm; }
      body { font-family: "SimSun", "宋体", "Songti SC", "Noto Serif CJK SC", serif;
        font-size: 10.5pt; line-height: 1.35; max-width: 180mm; margin: 0 auto; padding: 1em; }
      h1 { font-family: "方正小标宋简体", "SimSun", "宋体", serif; font-size: 18pt;
        text-align: center; margin: .4em 0 0; }
      .year { text-align: center; margin: 0 0 .8em; }
      h2 { font-family: "SimHei", "黑体", "Heiti SC", sans-serif; font-size: 12pt;
        font-weight: normal; margin: 1.2em 0 .4em; break-after: avoid; }
      table { border-collapse: collapse; width: 100%; table-layout: fixed; }
      th, td { border: .5pt solid #000; padding: 2pt 3pt; font-weight: normal;
        text-align: center; overflow-wrap: anywhere; white-space: pre-line; }
      thead { display: table-header-group; }
      tr { break-inside: avoid; }
      .label { text-align: left; }
      .upright { writing-mode: vertical-rl; text-orientation: upright; margin: 0 auto; }
      .indent1 { padding-left: 1.5em; } .indent2 { padding-left: 2.5em; }
      .indent3 { padding-left: 3.5em; } .indent4 { padding-left: 4.5em; }
      .sign { display: flex; flex-wrap: wrap; gap: .2em 3em; margin: .6em 0 0; }
      .remark { font-size: 9pt; margin: .4em 0 0; }
      @media print { body { max-width: none; padding: 0; } }
      """;

  private static final int DEEPEST_INDENT = 4;

  private FormHtml() {}

  /** The page. */
  public static String of(PrintedForm form) {
    Heading heading = form.heading();
    StringBuilder page = new StringBuilder(20_000);
    page.append("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"UTF-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    element(page, "title", "", heading.title() + heading.yearLine() + heading.unit());
    page.append("<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n");
    if (heading.documentNumber() != null) {
      element(page, "p", "", heading.documentNumber());
    }
    element(page, "h1", "", heading.title());
    element(page, "p", "year", heading.yearLine());
    element(page, "p", "", heading.unitLine());
    for (Section section : form.sections()) {
      if (section.title() != null) {
        element(page, "h2", "", section.title());
      }
      table(page, section.grid());
    }
    for (List<Field> line : form.signOffLines()) {
      page.append("<p class=\"sign\">")
          .append(
              line.stream()
                  .map(field -> "<span>" + escaped(field.line()) + "</span>")
                  .collect(Collectors.joining(" ")))
          .append("</p>\n");
    }
    form.footnotes().forEach(remark -> element(page, "p", "remark", remark));
    return page.append("</body>\n</html>\n").toString();
  }

  private static void table(StringBuilder page, Grid grid) {
    page.append("<table>\n<colgroup>");
    for (int width : grid.widths()) {
      page.append("<col style=\"width:").append(width / 10.0).append("%\">");
    }
    page.append("</colgroup>\n");
    int row = 0;
    if (grid.headRows() > 0) {
      page.append("<thead>\n");
      for (; row < grid.headRows(); row++) {
        row(page, grid, row);
      }
      page.append("</thead>\n");
    }
    page.append("<tbody>\n");
    for (; row < grid.rows(); row++) {
      row(page, grid, row);
    }
    page.append("</tbody>\n</table>\n");
  }

  private static void row(StringBuilder page, Grid grid, int row) {
    page.append("<tr>");
    grid.boxes().stream().filter(box -> box.row() == row).forEach(box -> cell(page, grid, box));
    page.append("</tr>\n");
  }

  private static void cell(StringBuilder page, Grid grid, Box box) {
    boolean head = box.kind() == Kind.HEADING || box.kind() == Kind.BLOCK;
    String name = head || box.kind() == Kind.GROUP || box.kind() == Kind.LABEL ? "th" : "td";
    page.append('<').append(name);
    if (box.kind() == Kind.LABEL) {
      page.append(" scope=\"row\" class=\"label");
      if (box.indent() > 0) {
        page.append(" indent").append(Math.min(box.indent(), DEEPEST_INDENT));
      }
      page.append('"');
    } else if (box.kind() == Kind.GROUP) {
      page.append(" scope=\"rowgroup\"");
    } else if (head) {
      page.append(" scope=\"").append(box.columnSpan() > 1 ? "colgroup" : "col").append('"');
    }
    if (box.rowSpan() > 1) {
      page.append(" rowspan=\"").append(box.rowSpan()).append('"');
    }
    if (box.columnSpan() > 1) {
      page.append(" colspan=\"").append(box.columnSpan()).append('"');
    }
    page.append('>');
    page.append(
        grid.upright(box)
            ? "<div class=\"upright\">" + escaped(box.text()) + "</div>"
            : escaped(box.text()).replace("\n", "<br>"));
    page.append("</").append(name).append('>');
  }

  private static void element(StringBuilder page, String name, String kind, String text) {
    page.append('<').append(name);
    if (!kind.isEmpty()) {
      page.append(" class=\"").append(kind).append('"');
    }
    page.append('>').append(escaped(text)).append("</").append(name).append(">\n");
  }

  private static String escaped(String text) {
    return StringEscapeUtils.escapeHtml4(text);
  }
}
