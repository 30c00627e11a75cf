package tongbao.reading;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tongbao.reading.CorpusForm.Row;
import tongbao.reading.CorpusPrinter.Box;
import tongbao.reading.CorpusVariant.Outcome;

/** Ways to print the labels and figures of the form of 2014, and what stands around. */
final class CorpusListFigures {

  private CorpusListFigures() {}

  static void figures(List<CorpusVariant> all) throws IOException {
    CorpusForm form = CorpusLists.form();
    all.add(
        CorpusVariant.of(
            "2014-full-width",
            "txt",
            "full-width digits",
            form,
            CorpusLists.lines(CorpusLists.form().printing(CorpusListFigures::fullWidth), " ")));
    CorpusForm thousands = CorpusLists.form();
    thousands.set("disclosure.channels.other", new BigDecimal(1234567));
    thousands.set("disclosure.items", new BigDecimal(12353));
    thousands
        .printing("disclosure.channels.other", "1,234,567")
        .printing("disclosure.items", "12，353");
    all.add(
        CorpusVariant.of(
            "2014-thousands",
            "txt",
            "thousands separators, half and full width",
            thousands,
            CorpusLists.lines(thousands, " ")));
    CorpusForm struck = CorpusLists.form();
    String[] marks = {"/", "-", "—", "无", "空", "——", "／"};
    int mark = 0;
    for (String code : List.copyOf(struck.printed.keySet())) {
      if (struck.printed.get(code).equals("0")) {
        struck.blank(code, marks[mark++ % marks.length]);
      }
    }
    all.add(
        CorpusVariant.of(
            "2014-struck-out",
            "txt",
            "zeros struck out in every way",
            struck,
            CorpusLists.lines(struck, " ")));
    all.add(
        CorpusVariant.of(
            "2014-struck-out-html",
            "html",
            "the same in a table",
            struck,
            CorpusLists.page(struck, CorpusLists.table(struck))));
    CorpusForm noted =
        CorpusLists.form()
            .printing("disclosure.items", "353（其中网站353条）")
            .printing("complaints", "59（均为消费投诉）")
            .printing("organisation.staff.full-time", "1(兼)");
    all.add(
        CorpusVariant.of(
            "2014-notes",
            "html",
            "notes in brackets behind numbers",
            noted,
            CorpusLists.page(noted, CorpusLists.table(noted))));
    all.add(
        CorpusVariant.of(
            "2014-notes-lines",
            "txt",
            "notes in brackets behind numbers, in text",
            noted,
            CorpusLists.lines(noted, " ")));
    all.add(
        CorpusVariant.of(
                "2014-broken",
                "txt",
                "labels broken over lines, pages between",
                form,
                CorpusPrinter.title(form) + broken(form))
            .mayMiss(
                "disclosure.items.normative-documents",
                "requests.answered.refused.state-secret",
                "reconsideration.other"));
    CorpusForm misprint =
        CorpusLists.form()
            .label("政府公报公开政府信息数", "政府公报公开政府信总数")
            .label("其他方式公开政府信息数", "其它方式公开政府信息数")
            .label("申请办结数", "申请办接数")
            .label("被依法纠错数", "被依法纠错")
            .label("兼职人员数", "兼职人员");
    all.add(
        CorpusVariant.of(
                "2014-misprints",
                "txt",
                "misprinted labels",
                misprint,
                CorpusLists.lines(misprint, " "))
            .mayMiss(
                "disclosure.channels.gazette", "disclosure.channels.other", "requests.completed"));
    CorpusForm radicals =
        CorpusLists.form()
            .label("一", "⼀")
            .label("人", "⼈")
            .label("工", "⼯")
            .label("行", "⾏")
            .label("方", "⽅");
    all.add(
        CorpusVariant.of(
            "2014-kangxi",
            "txt",
            "Kangxi radicals for characters",
            radicals,
            CorpusLists.lines(radicals, " ")));
    CorpusForm signs =
        CorpusLists.form()
            .label("(", "（")
            .label(")", "）")
            .label(":", "：")
            .label("、", "､")
            .label("《条例》", "<条例>");
    all.add(
        CorpusVariant.of(
            "2014-signs",
            "txt",
            "other brackets, colons and quotes",
            signs,
            CorpusLists.lines(signs, " ")));
    all.add(
        CorpusVariant.of(
            "2014-contents",
            "txt",
            "a table of contents before",
            form,
            "目录\n一、概述……1\n二、主动公开政府信息情况……2\n三、依申请公开情况……3\n四、行政复议数量……4\n五、行政诉讼数量……5\n\n"
                + CorpusLists.lines(form, " ")));
    all.add(
        CorpusVariant.of(
            "2014-prose",
            "txt",
            "prose with the labels and other numbers before the table",
            form,
            "2016年，我局主动公开政府信息数 352 条，其中：主动公开规范性文件数 5 条。\n"
                + "（一）收到申请数 7 件，（二）申请办结数 6 件。\n"
                + "政府网站公开政府信息数 350 条，政务微信公开政府信息数 12 条。\n\n"
                + CorpusLists.lines(form, " ")));
    all.add(
        CorpusVariant.of(
            "2014-wrong-year",
            "txt",
            "a title of another year",
            form,
            "某某市某某局2015年政府信息公开工作年度报告\n\n" + CorpusLists.lines(form, " ")));
    all.add(
        CorpusVariant.of(
            "2014-local-rows",
            "html",
            "rows of a province's own between",
            form,
            CorpusLists.page(form, localRows(form))));
    CorpusForm missing =
        CorpusLists.form()
            .without("training.courses")
            .without("requests.received.fax")
            .without("responses.channels.policy-interpretations");
    all.add(
        CorpusVariant.of(
            "2014-rows-missing", "txt", "rows left out", missing, CorpusLists.lines(missing, " ")));
    all.add(
        CorpusVariant.of(
                "2014-twice",
                "txt",
                "two years in one file",
                form,
                CorpusLists.lines(form, " ")
                    + "\n\n"
                    + CorpusLists.lines(CorpusLists.form().printing("disclosure.items", "999"), " ")
                        .replace("2016", "2017"))
            .outcome(Outcome.NOT_READ));
    all.add(
        CorpusVariant.of(
                "2008-type", "txt", "an older form with labels of its own", form, oldForm())
            .outcome(Outcome.UNKNOWN)
            .nearest("2014"));
    all.add(
        CorpusVariant.of(
                "no-form",
                "txt",
                "a report without its table",
                form,
                "某某市某某局2016年政府信息公开工作年度报告\n\n一、概述\n2016年，我局主动公开政府信息353条，收到申请0件。\n二、存在的问题\n公开的内容有待完善。\n")
            .outcome(Outcome.UNKNOWN));
  }

  static String fullWidth(String text) {
    return text.chars()
        .map(c -> c >= '0' && c <= '9' ? c - '0' + '０' : c == '.' ? '．' : c)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static String localRows(CorpusForm form) {
    List<List<Box>> rows = new ArrayList<>(CorpusPrinter.list(form));
    int at = 0;
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).get(0).text().contains("其他方式公开")) {
        at = i;
      }
    }
    rows.add(at + 1, CorpusPrinter.boxes("6.政务客户端公开政府信息数", "条", "77"));
    rows.add(CorpusPrinter.boxes("十、政府网站检查发现问题数", "个", "66"));
    rows.add(CorpusPrinter.boxes("备注", "", "本表由办公室汇总"));
    return CorpusPrinter.html(rows, CorpusPrinter::merged);
  }

  private static String broken(CorpusForm form) {
    StringBuilder text = new StringBuilder();
    int i = 0;
    for (Row row : form.list()) {
      String line = CorpusLists.line(row, " ");
      int half = row.label().length() / 2;
      text.append(
          i % 5 == 2 && half > 4 ? line.substring(0, half) + "\n" + line.substring(half) : line);
      text.append('\n');
      if (i == 15) {
        text.append("- 3 -\n--- page 4 ---\n");
      }
      if (i == 40) {
        text.append("— 4 —\n\f\n统 计 指 标 单位 统计数\n");
      }
      i++;
    }
    return text.toString();
  }

  private static String oldForm() {
    return """
        2010年度政府信息公开情况统计表
        指标名称 计量单位 统计数
        一、主动公开情况
        主动公开信息数 条 353
        其中：1．规范性文件数 条 4
        2．提供服务类信息的咨询数 次 12
        网站主动公开信息数 条 340
        二、依申请公开情况
        申请总数 件 5
        其中：1．当面申请数 件 1
        2．传真申请数 件 0
        3．电子邮件申请数 件 3
        4．网上申请数 件 1
        5．信函申请数 件 0
        对申请的答复总数 件 5
        其中：1．同意公开答复数 件 3
        2．同意部分公开答复数 件 1
        3．不予公开答复总数 件 1
        其中：“信息不存在”数 件 1
        “非本部门掌握”数 件 0
        “申请内容不明确”数 件 0
        “免予公开范围1”数 件 0
        “免予公开范围2”数 件 0
        三、行政复议、诉讼和申诉情况
        行政复议数 件 0
        行政诉讼数 件 0
        行政申诉数 件 0
        四、收费情况
        收取的检索、复制、邮寄等费用 元 20
        """;
  }
}
