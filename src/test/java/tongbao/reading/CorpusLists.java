package tongbao.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tongbao.reading.CorpusForm.Row;
import tongbao.reading.CorpusPrinter.Box;

/** Layouts of the form of 2014, with the numbers of the filing of 2016. */
final class CorpusLists {

  private CorpusLists() {}

  static void layouts(List<CorpusVariant> all) throws IOException {
    CorpusForm form = form();
    all.add(
        CorpusVariant.of(
            "2014-paragraphs",
            "txt",
            "one cell per paragraph, blank lines between",
            form,
            CorpusPrinter.title(form) + CorpusPrinter.paragraphs(CorpusPrinter.list(form))));
    all.add(
        CorpusVariant.of(
            "2014-lines", "txt", "label, unit and number on one line", form, lines(form, " ")));
    all.add(CorpusVariant.of("2014-tabs", "txt", "columns set with tabs", form, lines(form, "\t")));
    all.add(
        CorpusVariant.of(
            "2014-wide-spaces",
            "txt",
            "columns set with ideographic spaces",
            form,
            lines(form, "　　")));
    all.add(
        CorpusVariant.of(
            "2014-no-spaces",
            "txt",
            "label, unit and number run together, a row a line",
            form,
            lines(form, "")));
    all.add(
        CorpusVariant.of(
                "2014-one-line",
                "txt",
                "the whole table run together in one line: 140 and 2. may be 1402.",
                form,
                CorpusPrinter.title(form)
                    + form.list().stream().map(row -> line(row, "")).collect(Collectors.joining())
                    + "\n")
            .mayMiss("*"));
    all.add(
        CorpusVariant.of(
                "2014-figures-first",
                "txt",
                "labels behind their figures",
                form,
                CorpusPrinter.title(form)
                    + form.list().stream()
                        .map(
                            row ->
                                row.figures().isEmpty()
                                    ? row.label()
                                    : row.figures().get(0) + " " + row.unit() + " " + row.label())
                        .collect(Collectors.joining("\n", "", "\n")))
            .mayMiss("*"));
    all.add(
        CorpusVariant.of(
            "2014-number-then-unit",
            "txt",
            "units behind numbers",
            form,
            CorpusPrinter.title(form)
                + form.list().stream()
                    .map(
                        row ->
                            row.figures().isEmpty()
                                ? row.label()
                                : row.label()
                                    + "："
                                    + row.figures().get(0)
                                    + (row.figures().get(0).isEmpty() ? "" : row.unit()))
                    .collect(Collectors.joining("\n", "", "\n"))));
    all.add(
        CorpusVariant.of(
            "2014-markdown",
            "md",
            "a Markdown table",
            form,
            "# "
                + CorpusPrinter.title(form)
                + "\n"
                + CorpusPrinter.markdown(CorpusPrinter.list(form), false)));
    all.add(CorpusVariant.of("2014-html", "html", "an HTML table", form, page(form, table(form))));
    all.add(
        CorpusVariant.of(
            "2014-html-paragraphs",
            "html",
            "cells holding paragraphs and spans",
            form,
            page(
                form,
                CorpusPrinter.html(
                    CorpusPrinter.list(form),
                    box ->
                        "<td><p class=\"x\"><span style=\"a\">"
                            + box.text().replaceFirst("^(.{2})", "$1</span><span>")
                            + "</span>&nbsp;</p></td>"))));
    all.add(
        CorpusVariant.of(
            "2014-html-unit-in-number",
            "html",
            "no column of units, they stand behind numbers",
            form,
            page(
                form,
                CorpusPrinter.html(
                    form.list().stream()
                        .map(
                            row ->
                                CorpusPrinter.boxes(
                                    row.label(),
                                    row.figures().isEmpty() || row.figures().get(0).isEmpty()
                                        ? ""
                                        : row.figures().get(0) + row.unit()))
                        .toList(),
                    CorpusPrinter::merged))));
    all.add(
        CorpusVariant.of(
            "2014-html-unit-first",
            "html",
            "number and unit swapped",
            form,
            page(
                form,
                CorpusPrinter.html(swapped(CorpusPrinter.list(form)), CorpusPrinter::merged))));
    all.add(
        CorpusVariant.of(
                "2014-html-side-by-side",
                "html",
                "two indicators a row",
                form,
                page(form, CorpusPrinter.html(sideBySide(form), CorpusPrinter::merged)))
            .mayMiss("*"));
    all.add(
        CorpusVariant.of(
                "2014-html-last-year-beside",
                "html",
                "a column of the year before, first",
                form,
                page(form, CorpusPrinter.html(lastYear(form), CorpusPrinter::merged)))
            .mayMiss("*"));
    all.add(
        CorpusVariant.of(
                "2014-lines-last-year-beside",
                "txt",
                "last year's figure behind this year's, unlabelled but for the head",
                form,
                CorpusPrinter.title(form)
                    + "统计指标 单位 本年 上年\n"
                    + form.list().stream()
                        .map(row -> line(row, " ") + (row.figures().isEmpty() ? "" : " 88"))
                        .collect(Collectors.joining("\n", "", "\n")))
            .mayMiss("*"));
    all.add(
        CorpusVariant.of(
            "2014-csv",
            "csv",
            "a CSV of three columns",
            form,
            CorpusPrinter.csv(CorpusPrinter.list(form), false)));
    all.add(
        CorpusVariant.of(
            "2014-csv-numbered",
            "csv",
            "a CSV with the printed numbers in front",
            form,
            "编号,统计指标,单位,统计数\n"
                + form.list().stream()
                    .map(
                        row ->
                            form.edition.findRow(row.code()).orElseThrow().number()
                                + ","
                                + row.label()
                                + ","
                                + row.unit()
                                + ","
                                + (row.figures().isEmpty() ? "" : row.figures().get(0)))
                    .collect(Collectors.joining("\n", "", "\n"))));
  }

  static CorpusForm form() throws IOException {
    return CorpusForm.of("2016-jiuquan-zhijian");
  }

  static String lines(CorpusForm form, String between) {
    return CorpusPrinter.title(form)
        + form.list().stream()
            .map(row -> line(row, between))
            .collect(Collectors.joining("\n", "", "\n"));
  }

  static String line(Row row, String between) {
    return row.figures().isEmpty()
        ? row.label()
        : row.label() + between + row.unit() + between + row.figures().get(0);
  }

  static String table(CorpusForm form) {
    return CorpusPrinter.html(CorpusPrinter.list(form), CorpusPrinter::merged);
  }

  static String page(CorpusForm form, String body) {
    return "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>年报</title></head><body>\n<p>"
        + CorpusPrinter.title(form).replace("\n", "</p>\n<p>")
        + "</p>\n"
        + body
        + "</body></html>\n";
  }

  private static List<List<Box>> swapped(List<List<Box>> rows) {
    return rows.stream().map(row -> List.of(row.get(0), row.get(2), row.get(1))).toList();
  }

  private static List<List<Box>> sideBySide(CorpusForm form) {
    List<List<Box>> list = CorpusPrinter.list(form);
    List<List<Box>> body = list.subList(1, list.size());
    int half = (body.size() + 1) / 2;
    List<List<Box>> rows = new ArrayList<>();
    for (int i = 0; i < half; i++) {
      List<Box> row = new ArrayList<>(body.get(i));
      row.addAll(half + i < body.size() ? body.get(half + i) : CorpusPrinter.boxes("", "", ""));
      rows.add(row);
    }
    return rows;
  }

  private static List<List<Box>> lastYear(CorpusForm form) {
    List<List<Box>> rows = new ArrayList<>();
    rows.add(CorpusPrinter.boxes("统计指标", "单位", "2015年", "2016年"));
    for (Row row : form.list()) {
      rows.add(
          CorpusPrinter.boxes(
              row.label(),
              row.unit(),
              row.figures().isEmpty() ? "" : "88",
              row.figures().isEmpty() ? "" : row.figures().get(0)));
    }
    return rows;
  }
}
