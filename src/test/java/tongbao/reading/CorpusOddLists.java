package tongbao.reading;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tongbao.reading.CorpusForm.Row;
import tongbao.reading.CorpusPrinter.Box;

/** Lists that invite a wrong reading. */
final class CorpusOddLists {

  private CorpusOddLists() {}

  static void lists(List<CorpusVariant> all) throws IOException {
    CorpusForm form = CorpusLists.form();
    String title = CorpusPrinter.title(form);
    all.add(
        CorpusVariant.of(
            "2014-printed-numbers",
            "txt",
            "the printed numbers before the labels: 1.1 is no figure",
            form,
            title
                + form.list().stream()
                    .map(
                        row ->
                            form.edition.findRow(row.code()).orElseThrow().number()
                                + " "
                                + CorpusLists.line(row, " "))
                    .collect(Collectors.joining("\n", "", "\n"))));
    all.add(
        CorpusVariant.of(
            "2014-no-units",
            "txt",
            "no units",
            form,
            title
                + form.list().stream()
                    .map(row -> CorpusPrinter.spaced(row.label(), row.figures()))
                    .collect(Collectors.joining("\n", "", "\n"))));
    all.add(
        CorpusVariant.of(
            "2014-no-units-glued",
            "txt",
            "no units, the figures behind the labels without a space",
            form,
            title
                + form.list().stream()
                    .map(row -> row.label() + String.join("", row.figures()))
                    .collect(Collectors.joining("\n", "", "\n"))));
    all.add(
        CorpusVariant.of(
                "2014-bureaus-beside",
                "html",
                "three bureaus and their sum side by side",
                form,
                "<p>"
                    + title.replace("\n", "</p>\n<p>")
                    + "</p>"
                    + CorpusPrinter.html(bureaus(form), CorpusPrinter::merged))
            .mayMiss("*"));
    all.add(
        CorpusVariant.of(
            "2014-fill-in-dots",
            "txt",
            "dots between label and figure",
            form,
            title
                + form.list().stream()
                    .map(
                        row ->
                            row.label()
                                + (row.figures().isEmpty()
                                    ? ""
                                    : "（" + row.unit() + "）…………" + row.figures().get(0)))
                    .collect(Collectors.joining("\n", "", "\n"))));
    CorpusForm money = CorpusLists.form();
    money.set("organisation.budget", new BigDecimal("1.25"));
    money.set("request-fees", new BigDecimal("0.003"));
    money.printing("organisation.budget", "1.25万元");
    all.add(
        CorpusVariant.of(
            "2014-money",
            "html",
            "amounts with decimals, one with its unit",
            money,
            "<p>"
                + title.replace("\n", "</p>\n<p>")
                + "</p>"
                + CorpusPrinter.html(CorpusPrinter.list(money), CorpusPrinter::merged)));
    CorpusForm yuan = CorpusLists.form();
    yuan.set("organisation.budget", new BigDecimal("12500"));
    yuan.numbers.put("organisation.budget", null);
    yuan.printing("organisation.budget", "12500元");
    all.add(
        CorpusVariant.of(
            "2014-yuan",
            "html",
            "an amount in 元 where the form has 万元: 12500 would be wrong",
            yuan,
            "<p>"
                + title.replace("\n", "</p>\n<p>")
                + "</p>"
                + CorpusPrinter.html(CorpusPrinter.list(yuan), CorpusPrinter::merged)));
    CorpusForm amount = CorpusReport.form();
    amount.numbers.put("disclosure.charges@amount", null);
    amount.printing("disclosure.charges@amount", "592372449元");
    all.add(
        CorpusVariant.of(
            "2021-yuan",
            "html",
            "an amount in 元 where the form has 万元",
            amount,
            CorpusReport.html(amount)));
  }

  private static List<List<Box>> bureaus(CorpusForm form) {
    List<List<Box>> rows = new ArrayList<>();
    rows.add(CorpusPrinter.boxes("统计指标", "单位", "甲局", "乙局", "合计"));
    for (Row row : form.list()) {
      boolean none = row.figures().isEmpty();
      rows.add(
          CorpusPrinter.boxes(
              row.label(),
              row.unit(),
              none ? "" : "3",
              none ? "" : "4",
              none ? "" : row.figures().get(0)));
    }
    return rows;
  }
}
