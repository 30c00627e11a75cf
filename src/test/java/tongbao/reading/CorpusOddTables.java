package tongbao.reading;

import java.io.IOException;
import java.util.List;

/** Tables that invite a wrong reading. */
final class CorpusOddTables {

  private CorpusOddTables() {}

  static void tables(List<CorpusVariant> all) throws IOException {
    CorpusForm decimals =
        CorpusReport.form().printing(text -> text.contains(".") ? text : text + ".00");
    all.add(
        CorpusVariant.of(
            "2021-decimals",
            "html",
            "whole numbers with two decimals",
            decimals,
            CorpusReport.html(decimals)));
    CorpusForm joint = CorpusReport.form().label("总计", "合计");
    all.add(
        CorpusVariant.of(
                "2021-heju",
                "html",
                "合计 for 总计",
                joint,
                CorpusReport.html(joint)
                    .replace("<td rowspan=\"2\">总计</td>", "<td rowspan=\"2\">合计</td>"))
            .mayMiss("requests.total@*"));
    CorpusForm six = CorpusReport.form();
    for (String code : List.copyOf(six.printed.keySet())) {
      if (code.startsWith("requests.") && code.endsWith("@total")) {
        six.numbers.put(code, null);
      }
    }
    all.add(
        CorpusVariant.of(
                "2021-no-total-column",
                "html",
                "part three without the column of totals",
                six,
                six(CorpusReport.html(six)))
            .mayMiss("requests.*"));
    all.add(
        CorpusVariant.of(
                "2021-no-total-column-lines",
                "txt",
                "six figures a row, the head without 总计",
                six,
                CorpusReport.text(
                        six,
                        (label, figures) ->
                            CorpusPrinter.spaced(
                                label, figures.size() == 7 ? figures.subList(0, 6) : figures))
                    .replace("自然人 法人或其他组织 总计\n", "自然人 法人或其他组织\n"))
            .mayMiss("requests.*"));
    CorpusForm form = CorpusReport.form();
    all.add(
        CorpusVariant.of(
                "2021-parts-swapped",
                "html",
                "part four before part three",
                form,
                swap(CorpusReport.html(form)))
            .mayMiss("reconsideration@*", "litigation*"));
    CorpusForm twice = CorpusReport.form();
    for (String code : List.copyOf(twice.numbers.keySet())) {
      if (code.startsWith("requests.refused.internal@")) {
        twice.numbers.put(code, null);
      }
    }
    all.add(
        CorpusVariant.of(
                "2021-row-twice",
                "txt",
                "a row printed twice with other figures: neither is sure",
                twice,
                CorpusReport.text(twice, CorpusPrinter::spaced)
                    .replaceAll("(?m)^(5\\.属于三类内部事务信息) 20 0 0 0 0 0 20$", "$0\n$1 21 0 0 0 0 0 21"))
            .mayMiss("requests.refused.process@*", "requests.refused.third-party-rights@*"));
    all.add(
        CorpusVariant.of(
                "2021-areas-beside",
                "html",
                "the areas' totals beside the city's",
                form,
                CorpusReport.html(form)
                    .replaceAll("(<td>\\d+</td>)</tr>", "$1<td>11</td><td>22</td></tr>"))
            .mayMiss("*"));
    all.add(
        CorpusVariant.of(
                "2021-serial-numbers",
                "html",
                "a column of serial numbers in front of every row",
                form,
                serial(CorpusReport.html(form)))
            .mayMiss("*"));
    all.add(
        CorpusVariant.of(
            "2021-halved",
            "html",
            "part three cut in two tables, the head repeated",
            form,
            halved(CorpusReport.html(form))));
    all.add(
        CorpusVariant.of(
                "2021-halved-headless",
                "html",
                "part three cut in two tables, the second without a head",
                form,
                CorpusReport.html(form)
                    .replace(
                        "<tr><td rowspan=\"3\">（四）",
                        "</table>\n<p>- 9 -</p>\n<table><tr><td rowspan=\"11\"></td><td rowspan=\"3\">（四）")
                    .replace("<tr><td rowspan=\"22\">", "<tr><td rowspan=\"10\">"))
            .mayMiss("requests.*"));
  }

  private static String six(String html) {
    int fourth = html.indexOf("<h2>四、");
    return html.substring(0, fourth)
            .replace("<td rowspan=\"2\">总计</td>", "")
            .replace("<td colspan=\"7\">申请人情况", "<td colspan=\"6\">申请人情况")
            .replaceAll("((?:<td>\\d+</td>){6})<td>\\d+</td></tr>", "$1</tr>")
        + html.substring(fourth);
  }

  private static String swap(String html) {
    int third = html.indexOf("<h2>三、");
    int fourth = html.indexOf("<h2>四、");
    int end = html.indexOf("</body>");
    return html.substring(0, third)
        + html.substring(fourth, end)
        + html.substring(third, fourth)
        + html.substring(end);
  }

  private static String serial(String html) {
    StringBuilder numbered = new StringBuilder();
    int row = 0;
    for (String line : html.split("\n", -1)) {
      numbered
          .append(
              line.startsWith("<tr>")
                  ? line.replaceFirst("<tr>", "<tr><td>" + ++row + "</td>")
                  : line)
          .append('\n');
    }
    return numbered.toString();
  }

  private static String halved(String html) {
    int head = html.indexOf("<tr><td rowspan=\"3\" colspan=\"3\">");
    int body = html.indexOf("<tr><td colspan=\"3\">一、本年新收");
    return html.replace(
            "<tr><td rowspan=\"3\">（四）",
            "</table>\n<p>- 9 -</p>\n<table border=\"1\">\n"
                + html.substring(head, body)
                + "<tr><td rowspan=\"12\">三、本年度办理结果（续）</td><td rowspan=\"3\">（四）")
        .replace("<tr><td rowspan=\"22\">", "<tr><td rowspan=\"10\">");
  }
}
