package tongbao.reading;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Ways to print figures. */
final class CorpusFigures {

  private CorpusFigures() {}

  static void figures(List<CorpusVariant> all) throws IOException {
    CorpusForm wide = CorpusReport.form().printing(CorpusListFigures::fullWidth);
    all.add(
        CorpusVariant.of(
            "2021-full-width",
            "txt",
            "full-width digits",
            wide,
            CorpusReport.text(wide, CorpusPrinter::spaced)));
    CorpusForm thousands = CorpusReport.form().printing(CorpusFigures::thousands);
    all.add(
        CorpusVariant.of(
            "2021-thousands",
            "txt",
            "thousands separators",
            thousands,
            CorpusReport.text(thousands, CorpusPrinter::spaced)));
    all.add(
        CorpusVariant.of(
            "2021-thousands-html",
            "html",
            "thousands separators in a table",
            thousands,
            CorpusReport.html(thousands)));
    CorpusForm spaced = CorpusReport.form().printing(text -> thousands(text).replace(',', ' '));
    all.add(
        CorpusVariant.of(
                "2021-thousands-spaces",
                "txt",
                "thousands set off by spaces: 3 402 may be two figures",
                spaced,
                CorpusReport.text(spaced, CorpusPrinter::spaced))
            .mayMiss("*"));
    CorpusForm units =
        CorpusReport.form().printing(text -> text.contains(".") ? text + "万元" : text + "件");
    all.add(
        CorpusVariant.of(
            "2021-units",
            "txt",
            "units behind figures",
            units,
            CorpusReport.text(units, CorpusPrinter::spaced)));
    all.add(
        CorpusVariant.of(
            "2021-units-html",
            "html",
            "units behind figures in a table",
            units,
            CorpusReport.html(units)));
    CorpusForm struck = CorpusReport.form();
    String[] marks = {"/", "-", "—", "无", "空", "——", "\\"};
    int mark = 0;
    for (String code : List.copyOf(struck.printed.keySet())) {
      if (struck.printed.get(code).equals("0") && !code.contains("@total")) {
        struck.blank(code, marks[mark++ % (marks.length - 1)]);
      }
    }
    all.add(
        CorpusVariant.of(
            "2021-struck-out",
            "txt",
            "zeros struck out in every way",
            struck,
            CorpusReport.text(struck, CorpusPrinter::spaced)));
    all.add(
        CorpusVariant.of(
            "2021-struck-out-html",
            "html",
            "the same in a table",
            struck,
            CorpusReport.html(struck)));
    CorpusForm empty = CorpusReport.form();
    for (String code : List.copyOf(empty.printed.keySet())) {
      if (empty.printed.get(code).equals("0")) {
        empty.blank(code, "");
      }
    }
    all.add(
        CorpusVariant.of(
            "2021-zeros-empty-html",
            "html",
            "zeros left empty in a table",
            empty,
            CorpusReport.html(empty)));
    all.add(
        CorpusVariant.of(
                "2021-zeros-empty",
                "txt",
                "zeros left empty in text: which column is a guess",
                empty,
                CorpusReport.text(
                    empty,
                    (label, row) ->
                        label
                            + " "
                            + row.stream()
                                .filter(each -> !each.isEmpty())
                                .collect(Collectors.joining(" "))))
            .mayMiss("*"));
    CorpusForm totals = CorpusReport.form();
    for (String code : List.copyOf(totals.printed.keySet())) {
      if (code.startsWith("requests.")
          && code.endsWith("@total")
          && !code.startsWith("requests.total")) {
        totals.blank(code, "");
      }
    }
    all.add(
        CorpusVariant.of(
            "2021-totals-blank-html",
            "html",
            "row totals left blank",
            totals,
            CorpusReport.html(totals)));
    all.add(
        CorpusVariant.of(
                "2021-totals-blank",
                "txt",
                "row totals left blank, six figures a row",
                totals,
                CorpusReport.text(totals, CorpusPrinter::spaced))
            .mayMiss("requests.*"));
    CorpusForm noted =
        CorpusReport.form()
            .printing("disclosure.normative-documents@in-force", "597（其中修订16件）")
            .printing("disclosure.rules@issued", "2（含修订 1 件）")
            .printing("requests.new@total", "3511（含网络申请2000件）");
    all.add(
        CorpusVariant.of(
            "2021-notes",
            "html",
            "notes in brackets behind numbers",
            noted,
            CorpusReport.html(noted)));
    all.add(
        CorpusVariant.of(
            "2021-notes-lines",
            "txt",
            "notes in brackets behind numbers, in text",
            noted,
            CorpusReport.text(noted, CorpusPrinter::spaced)));
    CorpusForm mixed =
        CorpusReport.form()
            .printing("requests.new@natural-person", "三千四百零二")
            .printing("disclosure.licences@decisions", "180.8595万")
            .printing("disclosure.penalties@decisions", "约282万件");
    all.add(
        CorpusVariant.of(
                "2021-odd-numbers",
                "html",
                "a number in characters, one in 万, one about",
                mixed,
                CorpusReport.html(mixed))
            .mayMiss(
                "requests.new@natural-person",
                "disclosure.licences@decisions",
                "disclosure.penalties@decisions"));
  }

  private static String thousands(String text) {
    BigDecimal number = new BigDecimal(text);
    String digits = number.toBigInteger().toString().replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",");
    return text.contains(".") ? digits + text.substring(text.indexOf('.')) : digits;
  }
}
