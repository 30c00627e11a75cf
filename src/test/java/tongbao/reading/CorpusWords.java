package tongbao.reading;

import java.io.IOException;
import java.util.List;
import tongbao.reading.CorpusVariant.Outcome;

/** Ways to print labels, and what stands around a table. */
final class CorpusWords {

  private CorpusWords() {}

  static void labels(List<CorpusVariant> all) throws IOException {
    CorpusForm misprint =
        CorpusReport.form()
            .label("其他法律行政法规禁止公开", "其他法律行政止公开")
            .label("行政事业性收费", "行政事业型收费")
            .label("现行有效件数", "现行有效件")
            .label("保护第三方合法权益", "保护第三方合法权宜")
            .label("信访举报投诉类申请", "信访举报投诉类申诉");
    all.add(
        CorpusVariant.of(
            "2021-misprints",
            "txt",
            "misprinted labels",
            misprint,
            CorpusReport.text(misprint, CorpusPrinter::spaced)));
    all.add(
        CorpusVariant.of(
            "2021-misprints-html",
            "html",
            "misprinted labels in a table",
            misprint,
            CorpusReport.html(misprint)));
    CorpusForm signs =
        CorpusReport.form()
            .label("（", "(")
            .label("）", ")")
            .label("“", "\"")
            .label("”", "\"")
            .label("1.", "1、")
            .label("2.", "2．")
            .label("3.", "3 ");
    all.add(
        CorpusVariant.of(
            "2021-signs",
            "txt",
            "other brackets, quotes and numbering",
            signs,
            CorpusReport.text(signs, CorpusPrinter::spaced)));
    CorpusForm shortened =
        CorpusReport.form()
            .label("（区分处理的，只计这一情形，不计其他情形）", "")
            .label("申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "逾期不补正")
            .label("申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "逾期不缴费")
            .label("本年新收政府信息公开申请数量", "本年新收");
    all.add(
        CorpusVariant.of(
            "2021-shortened", "html", "shortened labels", shortened, CorpusReport.html(shortened)));
    CorpusForm radicals =
        CorpusReport.form()
            .label("⼀", "⼀")
            .label("一", "⼀")
            .label("人", "⼈")
            .label("行", "⾏")
            .label("方", "⽅")
            .label("文", "⽂")
            .label("立", "⽴")
            .label("生", "⽣");
    all.add(
        CorpusVariant.of(
            "2021-kangxi",
            "txt",
            "Kangxi radicals for characters",
            radicals,
            CorpusReport.text(radicals, CorpusPrinter::spaced)));
    CorpusForm apart =
        CorpusReport.form()
            .labels(label -> label.length() < 6 ? String.join(" ", label.split("")) : label);
    all.add(
        CorpusVariant.of(
            "2021-labels-apart",
            "html",
            "short labels with spaces between characters",
            apart,
            CorpusReport.html(apart)));
    all.add(
        CorpusVariant.of(
            "2021-local-rows",
            "html",
            "rows of a province's own between",
            CorpusReport.form(),
            localRows(CorpusReport.form())));
    CorpusForm missing =
        CorpusReport.form()
            .without("requests.not-processed.reconfirm")
            .without("requests.refused.query")
            .without("disclosure.coercion");
    all.add(
        CorpusVariant.of(
            "2021-rows-missing", "html", "rows left out", missing, CorpusReport.html(missing)));
    all.add(
        CorpusVariant.of(
            "2021-rows-missing-lines",
            "txt",
            "rows left out, in text",
            missing,
            CorpusReport.text(missing, CorpusPrinter::spaced)));
    CorpusForm hongze = CorpusForm.of("2024-hongze");
    all.add(
        CorpusVariant.of(
            "2021-single-row",
            "txt",
            "（六） as a single row",
            hongze,
            CorpusReport.text(hongze, CorpusPrinter::spaced)));
    all.add(
        CorpusVariant.of(
            "2021-single-row-markdown",
            "md",
            "（六） as a single row in Markdown",
            hongze,
            CorpusReport.markdown(hongze, false)));
  }

  static void around(List<CorpusVariant> all) throws IOException {
    CorpusForm form = CorpusReport.form();
    String prose =
        "一、总体情况\n2023年，全市共收办政府信息公开申请案件3600件，同比增长70.3%。一、本年新收政府信息公开申请数量 3500 件，"
            + "二、上年结转政府信息公开申请数量 90 件。（一）予以公开 1190 件，（二）部分公开 330 件。行政许可 12 件，行政处罚 34 件。\n";
    all.add(
        CorpusVariant.of(
            "2021-prose",
            "txt",
            "prose with the labels and other numbers before the table",
            form,
            CorpusPrinter.title(form) + prose + CorpusPrinter.text(form, CorpusPrinter::spaced)));
    all.add(
        CorpusVariant.of(
            "2021-prose-html",
            "html",
            "the same before tables",
            form,
            CorpusReport.html(form)
                .replace("<h2>二、", "<p>" + prose.replace("\n", "</p><p>") + "</p><h2>二、")));
    all.add(
        CorpusVariant.of(
            "2021-prose-behind",
            "txt",
            "prose with other numbers behind the table",
            form,
            CorpusReport.text(form, CorpusPrinter::spaced)
                + "五、存在的主要问题及改进情况\n予以公开 1190 件，行政许可 12 件，较上年增加 30 件。\n六、其他需要报告的事项\n收取信息处理费 2950 元。\n"));
    all.add(
        CorpusVariant.of(
            "2021-contents",
            "txt",
            "a table of contents before",
            form,
            CorpusPrinter.title(form)
                + "目 录\n一、总体情况 1\n二、主动公开政府信息情况 5\n三、收到和处理政府信息公开申请情况 8\n四、政府信息公开行政复议、行政诉讼情况 12\n五、存在的主要问题及改进情况 13\n"
                + CorpusPrinter.text(form, CorpusPrinter::spaced)));
    all.add(
        CorpusVariant.of(
            "2021-wrong-year",
            "html",
            "a title of another year",
            form,
            CorpusReport.html(form).replace("2023年", "2022年")));
    all.add(
        CorpusVariant.of(
                "2021-twice",
                "html",
                "two years' forms in one file",
                form,
                CorpusReport.html(form) + CorpusReport.html(CorpusForm.of("2024-suqian")))
            .outcome(Outcome.NOT_READ));
    all.add(
        CorpusVariant.of(
                "2021-twice-lines",
                "txt",
                "two units' forms in one file",
                form,
                CorpusReport.text(form, CorpusPrinter::spaced)
                    + CorpusReport.text(CorpusForm.of("2024-huaian"), CorpusPrinter::spaced))
            .outcome(Outcome.NOT_READ));
    all.add(
        CorpusVariant.of(
            "2021-footnotes",
            "txt",
            "footnotes and page numbers among the rows",
            form,
            CorpusReport.text(form, CorpusPrinter::spaced)
                .replace("（四）无法提供\n", "注：以上为截至12月31日数据，共8项。\n第 9 页 共 12 页\n（四）无法提供\n")));
    all.add(
        CorpusVariant.of(
                "2021-part-missing",
                "txt",
                "part two left to an annex",
                form,
                CorpusPrinter.title(form)
                    + "二、主动公开政府信息情况\n详见附件。\n三、收到和处理政府信息公开申请情况\n"
                    + CorpusPrinter.requestsText(form, CorpusPrinter::spaced)
                    + "四、政府信息公开行政复议、行政诉讼情况\n"
                    + CorpusPrinter.disputesText(form))
            .mayMiss("disclosure.*"));
  }

  private static String localRows(CorpusForm form) {
    return CorpusReport.html(form)
        .replaceAll(
            "(<tr><td rowspan=\"\\d+\">（四）)",
            "<tr><td></td><td>9.属于其他情形（本省）</td>" + "<td>5</td>".repeat(7) + "</tr>\n$1")
        .replace("<h2>四、", "<table><tr><td>附：政务服务热线受理公开咨询</td><td>4321</td></tr></table><h2>四、")
        .replace(
            "<tr><td colspan=\"4\">第二十条第（六）项",
            "<tr><td>行政确认</td><td colspan=\"3\">777</td></tr>\n<tr><td colspan=\"4\">第二十条第（六）项");
  }
}
