package tongbao.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tongbao.reading.CorpusForm.Row;
import tongbao.reading.CorpusPrinter.Box;

/** The same as tables of every format. */
final class CorpusTables {

  private CorpusTables() {}

  static void tables(List<CorpusVariant> all) throws IOException {
    CorpusForm form = CorpusReport.form();
    CorpusForm hongze = CorpusForm.of("2023-hongze");
    List<Integer> order = CorpusPrinter.asPrinted();
    all.add(
        CorpusVariant.of(
            "2021-html", "html", "merged and nested heads", form, CorpusReport.html(form)));
    all.add(
        CorpusVariant.of(
            "2021-html-hongze",
            "html",
            "（六） as a single row, totals misprinted 0",
            hongze,
            CorpusReport.html(hongze)));
    all.add(
        CorpusVariant.of(
            "2021-html-repeated",
            "html",
            "merged cells taken apart and repeated",
            form,
            CorpusReport.page(
                form,
                CorpusReport.parts(
                    form,
                    order,
                    rows ->
                        CorpusPrinter.html(
                            boxes(CorpusPrinter.grid(rows, true)), CorpusPrinter::merged)))));
    all.add(
        CorpusVariant.of(
            "2021-html-unmerged",
            "html",
            "merged cells taken apart, their places empty",
            form,
            CorpusReport.page(
                form,
                CorpusReport.parts(
                    form,
                    order,
                    rows ->
                        CorpusPrinter.html(
                            boxes(CorpusPrinter.grid(rows, false)), CorpusPrinter::merged)))));
    all.add(
        CorpusVariant.of(
            "2021-html-spans",
            "html",
            "digits broken into spans, comments, scripts",
            form,
            CorpusReport.html(
                form,
                order,
                box ->
                    CorpusPrinter.merged(box)
                        .replaceFirst(
                            ">([^<])([^<]+)</td>",
                            "><p><span>$1</span><!-- 9 --><span lang=\"EN-US\">$2</span></p></td>")
                        .replace("</td>", "<script>var x = 7;</script></td>"))));
    all.add(
        CorpusVariant.of(
            "2021-html-layout",
            "html",
            "the tables within a table for layout",
            form,
            CorpusReport.page(
                form,
                "<table><tr><td width=\"10\"></td><td>"
                    + CorpusReport.parts(
                        form, order, rows -> CorpusPrinter.html(rows, CorpusPrinter::merged))
                    + "</td></tr><tr><td colspan=\"2\">主办：某某市人民政府 备案号 32000000 访问量 123456</td></tr></table>")));
    all.add(
        CorpusVariant.of(
            "2021-html-pre",
            "html",
            "the text preformatted",
            form,
            CorpusReport.page(
                form, "<pre>\n" + CorpusPrinter.text(form, CorpusPrinter::spaced) + "</pre>\n")));
    all.add(
        CorpusVariant.of(
            "2021-html-total-first",
            "html",
            "columns in another order, the total first",
            form,
            CorpusReport.html(form, List.of(6, 0, 1, 2, 3, 4, 5), CorpusPrinter::merged)));
    all.add(
        CorpusVariant.of(
            "2021-html-columns-swapped",
            "html",
            "legal-service bodies before companies",
            form,
            CorpusReport.html(form, List.of(0, 4, 2, 3, 1, 5, 6), CorpusPrinter::merged)));
    all.add(
        CorpusVariant.of(
                "2021-lines-total-first",
                "txt",
                "the total first, in text whose head says so",
                form,
                CorpusReport.text(
                        form,
                        (label, figures) ->
                            figures.size() == 7
                                ? label
                                    + " "
                                    + figures.get(6)
                                    + " "
                                    + String.join(" ", figures.subList(0, 6))
                                : CorpusPrinter.spaced(label, figures))
                    .replace("自然人 法人或其他组织 总计\n", "总计 自然人 法人或其他组织\n"))
            .mayMiss("requests.*"));
    all.add(
        CorpusVariant.of(
            "2021-markdown",
            "md",
            "Markdown, merged cells repeated",
            form,
            CorpusReport.markdown(form, true)));
    all.add(
        CorpusVariant.of(
            "2021-markdown-merged",
            "md",
            "Markdown, merged cells once",
            form,
            CorpusReport.markdown(form, false)));
    all.add(
        CorpusVariant.of(
            "2021-csv", "csv", "CSV, merged cells once", form, CorpusReport.csv(form, false)));
    all.add(
        CorpusVariant.of(
            "2021-csv-repeated",
            "csv",
            "CSV, merged cells repeated",
            form,
            CorpusReport.csv(form, true)));
    all.add(
        CorpusVariant.of(
                "2021-html-disputes-down",
                "html",
                "part four on end: a row an outcome",
                form,
                CorpusReport.page(
                    form,
                    CorpusReport.parts(
                            form, order, rows -> CorpusPrinter.html(rows, CorpusPrinter::merged))
                        .replaceAll("(?s)(四、政府信息公开行政复议、行政诉讼情况\n).*", "$1" + disputesDown(form))))
            .mayMiss("reconsideration*", "litigation*"));
    all.add(
        CorpusVariant.of(
                "2021-html-no-heads",
                "html",
                "part three without its heads",
                form,
                CorpusReport.html(form)
                    .replaceAll(
                        "(?s)<tr><td rowspan=\"3\" colspan=\"3\">.*?法律服务机构</td><td>其他</td></tr>\n",
                        ""))
            .mayMiss("requests.*"));
    CorpusForm form2019 = CorpusForm.of2019();
    all.add(
        CorpusVariant.of(
            "2019-lines",
            "txt",
            "the form of 2019, a row a line",
            form2019,
            CorpusReport.text(form2019, CorpusPrinter::spaced)));
    all.add(
        CorpusVariant.of(
            "2019-html",
            "html",
            "the form of 2019, merged and nested heads",
            form2019,
            CorpusReport.html(form2019)));
    all.add(
        CorpusVariant.of(
            "2019-markdown",
            "md",
            "the form of 2019 in Markdown",
            form2019,
            CorpusReport.markdown(form2019, false)));
    all.add(
        CorpusVariant.of(
            "2019-paragraphs",
            "txt",
            "the form of 2019, one cell per paragraph",
            form2019,
            CorpusPrinter.title(form2019)
                + "\n"
                + CorpusReport.parts(
                    form2019, order, rows -> "\n" + CorpusPrinter.paragraphs(rows))));
    CorpusForm signed =
        CorpusForm.of2019()
            .printing("disclosure.penalties@items-change", "－417")
            .printing("disclosure.licences@items-change", "+328")
            .printing("disclosure.coercion@items-change", "＋10")
            .printing("disclosure.charges@items-change", "−3")
            .printing("disclosure.procurement@amount", "59237.2449万元");
    all.add(
        CorpusVariant.of(
            "2019-signs",
            "html",
            "signs of every kind, the amount with its unit",
            signed,
            CorpusReport.html(signed)));
    all.add(
        CorpusVariant.of(
            "2019-signs-lines",
            "txt",
            "the same in text",
            signed,
            CorpusReport.text(signed, CorpusPrinter::spaced)));
    all.add(
        CorpusVariant.of(
            "2019-of-2022",
            "html",
            "the form of 2019 under a title of 2022",
            form2019,
            CorpusReport.html(form2019).replace("2020年", "2022年")));
  }

  private static String disputesDown(CorpusForm form) {
    List<List<Box>> rows = new ArrayList<>();
    rows.add(CorpusPrinter.boxes("类别", "行政复议", "未经复议直接起诉", "复议后起诉"));
    List<Row> groups = form.disputes();
    for (int i = 0; i < 5; i++) {
      rows.add(
          CorpusPrinter.boxes(
              CorpusPrinter.OUTCOMES.get(i),
              groups.get(0).figures().get(i),
              groups.get(1).figures().get(i),
              groups.get(2).figures().get(i)));
    }
    return CorpusPrinter.html(rows, CorpusPrinter::merged);
  }

  private static List<List<Box>> boxes(List<List<String>> grid) {
    return grid.stream().map(line -> line.stream().map(Box::of).toList()).toList();
  }
}
