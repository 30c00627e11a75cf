package tongbao.reading;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import tongbao.reading.CorpusPrinter.Box;

/** Whole reports on the forms in force from 2019 on, by format. */
final class CorpusReport {

  private CorpusReport() {}

  static CorpusForm form() throws IOException {
    return CorpusForm.of("2023-suqian");
  }

  static String text(CorpusForm form, CorpusPrinter.Line line) {
    return CorpusPrinter.title(form) + CorpusPrinter.text(form, line);
  }

  static String page(CorpusForm form, String body) {
    return "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>年报</title></head><body>\n<h1>"
        + CorpusPrinter.title(form).strip()
        + "</h1>\n"
        + body
        + "</body></html>\n";
  }

  /** The three parts as tables of one format, with their headings. */
  static String parts(
      CorpusForm form, List<Integer> order, Function<List<List<Box>>, String> table) {
    return "二、主动公开政府信息情况\n"
        + table.apply(CorpusPrinter.disclosure(form))
        + "三、收到和处理政府信息公开申请情况\n"
        + table.apply(CorpusPrinter.requests(form, order))
        + "四、政府信息公开行政复议、行政诉讼情况\n"
        + table.apply(CorpusPrinter.disputes(form));
  }

  static String html(CorpusForm form, List<Integer> order, Function<Box, String> cell) {
    return page(
        form,
        parts(form, order, rows -> CorpusPrinter.html(rows, cell))
            .replaceAll("(?m)^([二三四]、.*)$", "<h2>$1</h2>"));
  }

  static String html(CorpusForm form) {
    return html(form, CorpusPrinter.asPrinted(), CorpusPrinter::merged);
  }

  static String markdown(CorpusForm form, boolean repeat) {
    return "# "
        + CorpusPrinter.title(form)
        + "\n"
        + parts(form, CorpusPrinter.asPrinted(), rows -> CorpusPrinter.markdown(rows, repeat))
            .replaceAll("(?m)^([二三四]、.*)$", "## $1\n");
  }

  static String csv(CorpusForm form, boolean repeat) {
    return parts(form, CorpusPrinter.asPrinted(), rows -> CorpusPrinter.csv(rows, repeat));
  }
}
