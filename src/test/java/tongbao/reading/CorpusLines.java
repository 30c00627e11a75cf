package tongbao.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The tables in force from 2019 on as running text. */
final class CorpusLines {

  private CorpusLines() {}

  static void plain(List<CorpusVariant> all) throws IOException {
    CorpusForm form = CorpusReport.form();
    all.add(
        CorpusVariant.of(
            "2021-lines",
            "txt",
            "a row a line",
            form,
            CorpusReport.text(form, CorpusPrinter::spaced)));
    all.add(
        CorpusVariant.of(
            "2021-tabs",
            "txt",
            "columns set with tabs",
            form,
            CorpusReport.text(
                form, (label, figures) -> label + "\t" + String.join("\t", figures))));
    all.add(
        CorpusVariant.of(
            "2021-paragraphs",
            "txt",
            "one cell per paragraph, blank lines between",
            form,
            CorpusPrinter.title(form)
                + "\n"
                + CorpusReport.parts(
                    form,
                    CorpusPrinter.asPrinted(),
                    rows -> "\n" + CorpusPrinter.paragraphs(rows))));
    CorpusForm huaian = CorpusForm.of("2024-huaian");
    all.add(
        CorpusVariant.of(
            "2021-paragraphs-huaian",
            "txt",
            "the same with another city's numbers",
            huaian,
            CorpusPrinter.title(huaian)
                + "\n"
                + CorpusReport.parts(
                    huaian,
                    CorpusPrinter.asPrinted(),
                    rows -> "\n" + CorpusPrinter.paragraphs(rows))));
    all.add(
        CorpusVariant.of(
            "2021-cell-per-line",
            "txt",
            "one cell a line, no blank lines",
            form,
            CorpusPrinter.title(form)
                + CorpusReport.parts(
                    form,
                    CorpusPrinter.asPrinted(),
                    rows -> CorpusPrinter.paragraphs(rows).replace("\n\n", "\n"))));
    all.add(
        CorpusVariant.of(
                "2021-figures-first",
                "txt",
                "labels behind their figures",
                form,
                CorpusReport.text(
                    form, (label, figures) -> String.join(" ", figures) + "\n" + label))
            .mayMiss("*"));
    all.add(
        CorpusVariant.of(
            "2021-label-glued",
            "txt",
            "no space between label and figures",
            form,
            CorpusReport.text(form, (label, figures) -> label + String.join(" ", figures))));
    all.add(
        CorpusVariant.of(
                "2021-figures-glued",
                "txt",
                "no spaces at all: 3402990451 may be anything",
                form,
                CorpusReport.text(form, (label, figures) -> label + String.join("", figures)))
            .mayMiss("requests.*", "disclosure.rules*", "disclosure.normative-documents*"));
    all.add(
        CorpusVariant.of(
                "2021-disputes-glued",
                "txt",
                "the fifteen figures of part four run together",
                form,
                CorpusReport.text(form, CorpusPrinter::spaced)
                    .replace(
                        "309 17 88 26 440 1 1 16 6 24 13 0 67 9 89", "309178826440111662413067989"))
            .mayMiss("reconsideration*", "litigation*"));
    all.add(
        CorpusVariant.of(
            "2021-disputes-broken",
            "txt",
            "the fifteen figures of part four over three lines",
            form,
            CorpusReport.text(form, CorpusPrinter::spaced)
                .replace(
                    "309 17 88 26 440 1 1 16 6 24 13 0 67 9 89",
                    "309 17 88 26 440\n1 1 16 6 24\n13 0 67 9 89")));
    all.add(
        CorpusVariant.of(
            "2021-pages",
            "txt",
            "pages between, their heads repeated",
            form,
            paged(CorpusReport.text(form, CorpusPrinter::spaced))));
    all.add(
        CorpusVariant.of(
            "2021-labels-broken",
            "txt",
            "long labels broken over lines, the figures behind",
            form,
            CorpusReport.text(
                form,
                (label, figures) ->
                    label.length() < 12
                        ? CorpusPrinter.spaced(label, figures)
                        : label.substring(0, 9)
                            + "\n"
                            + CorpusPrinter.spaced(label.substring(9), figures))));
    all.add(
        CorpusVariant.of(
            "2021-labels-around",
            "txt",
            "long labels broken around their figures, as PDFs have them",
            form,
            CorpusReport.text(
                form,
                (label, figures) ->
                    label.length() < 14
                        ? CorpusPrinter.spaced(label, figures)
                        : label.substring(0, 10)
                            + "\n"
                            + String.join(" ", figures)
                            + "\n"
                            + label.substring(10))));
    all.add(
        CorpusVariant.of(
            "2021-groups-inline",
            "txt",
            "group labels in front of the first row of a group",
            form,
            CorpusReport.text(form, CorpusPrinter::spaced)
                .replaceAll("(?m)^(（[三四五六]）[^0-9\\n]{4,6})\\n", "$1 ")));
    all.add(
        CorpusVariant.of(
            "2021-blank-lines",
            "txt",
            "a blank line between any two",
            form,
            CorpusReport.text(form, CorpusPrinter::spaced).replace("\n", "\n\n")));
    all.add(
        CorpusVariant.of(
            "2021-no-break-spaces",
            "txt",
            "no-break and zero-width spaces, CRLF",
            form,
            CorpusReport.text(
                    form,
                    (label, figures) ->
                        "\u00a0" + label + "\u2003\u200b" + String.join("\u00a0\u00a0", figures))
                .replace("\n", "\r\n")));
    all.add(
        CorpusVariant.of(
                "2021-one-line",
                "txt",
                "the whole table in one line, single spaces",
                form,
                CorpusReport.text(form, CorpusPrinter::spaced).replace("\n", " ") + "\n")
            .mayMiss("*"));
  }

  private static String paged(String text) {
    List<String> lines = new ArrayList<>();
    int count = 0;
    for (String line : text.split("\n", -1)) {
      lines.add(line);
      if (++count % 17 == 0) {
        lines.add("- " + (count / 17 + 1) + " -");
        lines.add("--- page " + (count / 17 + 2) + " ---");
        if (count / 17 == 2) {
          lines.add(CorpusPrinter.requestsHead().strip());
        }
      }
    }
    return String.join("\n", lines);
  }
}
