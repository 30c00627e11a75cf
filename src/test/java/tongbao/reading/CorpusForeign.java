package tongbao.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tongbao.reading.CorpusPrinter.Box;
import tongbao.reading.CorpusVariant.Outcome;

/** Forms that are not ours, or not as ours. */
final class CorpusForeign {

  private CorpusForeign() {}

  static void foreign(List<CorpusVariant> all) throws IOException {
    CorpusForm form = CorpusReport.form();
    all.add(
        CorpusVariant.of(
                "province-extra-columns",
                "html",
                "a province's form: last year and growth beside every total",
                form,
                CorpusReport.page(form, provincial(form)))
            .mayMiss("*"));
    all.add(
        CorpusVariant.of(
                "province-own-form",
                "html",
                "a province's own statistics, its own labels",
                form,
                CorpusReport.page(form, ownForm()))
            .outcome(Outcome.UNKNOWN)
            .nearest("2021"));
    all.add(
        CorpusVariant.of(
                "2021-transposed",
                "html",
                "part three on end: applicants down, results across",
                form,
                CorpusReport.page(
                    form,
                    CorpusReport.parts(
                        form,
                        CorpusPrinter.asPrinted(),
                        rows ->
                            rows.size() > 20
                                ? CorpusPrinter.html(transposed(rows), CorpusPrinter::merged)
                                : CorpusPrinter.html(rows, CorpusPrinter::merged))))
            .mayMiss("*"));
  }

  private static String provincial(CorpusForm form) {
    return CorpusReport.parts(
        form,
        CorpusPrinter.asPrinted(),
        rows ->
            CorpusPrinter.html(
                rows.stream()
                    .map(
                        row -> {
                          List<Box> wider = new ArrayList<>();
                          for (Box box : row) {
                            wider.add(box);
                            if (box.text().matches("[0-9.]+")) {
                              wider.add(Box.of("61"));
                              wider.add(Box.of("12%"));
                            } else if (CorpusPrinter.APPLICANTS.contains(box.text())
                                || CorpusPrinter.OUTCOMES.contains(box.text())
                                || box.text().endsWith("件数")) {
                              wider.add(new Box("上年", box.rows(), 1));
                              wider.add(new Box("增减", box.rows(), 1));
                            }
                          }
                          return wider;
                        })
                    .toList(),
                CorpusPrinter::merged));
  }

  private static String ownForm() {
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("主动公开政府信息总条数", "35212");
    rows.put("其中：政府网站发布", "30112");
    rows.put("其中：政务新媒体发布", "5100");
    rows.put("行政规范性文件本年公开数", "109");
    rows.put("收到依申请公开件数", "3511");
    rows.put("按时办结件数", "3486");
    rows.put("其中：予以公开", "1191");
    rows.put("其中：部分公开", "328");
    rows.put("其中：不予公开", "142");
    rows.put("其中：信息不存在", "1047");
    rows.put("被申请行政复议件数", "440");
    rows.put("被提起行政诉讼件数", "113");
    rows.put("开展业务培训场次", "12");
    rows.put("专职人员数", "35");
    StringBuilder html = new StringBuilder("<table><tr><td>指标</td><td>数量</td></tr>\n");
    rows.forEach(
        (label, value) ->
            html.append("<tr><td>")
                .append(label)
                .append("</td><td>")
                .append(value)
                .append("</td></tr>\n"));
    return html.append("</table>\n").toString();
  }

  private static List<List<Box>> transposed(List<List<Box>> rows) {
    List<List<String>> grid = CorpusPrinter.grid(rows, true);
    List<List<Box>> turned = new ArrayList<>();
    for (int c = 0; c < grid.get(0).size(); c++) {
      List<Box> line = new ArrayList<>();
      for (List<String> row : grid) {
        line.add(Box.of(row.get(c)));
      }
      turned.add(line);
    }
    return turned;
  }
}
