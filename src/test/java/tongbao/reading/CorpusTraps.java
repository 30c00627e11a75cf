package tongbao.reading;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;

/** Figures that could be taken for others: what need not be read must not be misread. */
final class CorpusTraps {

  /** A way to print one number that could be taken for another. */
  private record Trap(String name, String layout, String code, UnaryOperator<String> how) {}

  private static final List<Trap> TRAPS =
      List.of(
          new Trap(
              "footnote-circled",
              "a circled footnote mark behind a number: 3402①",
              "requests.new@natural-person",
              text -> text + "①"),
          new Trap(
              "footnote-raised",
              "a raised 2 behind a number",
              "requests.new@natural-person",
              text -> text + "²"),
          new Trap(
              "footnote-brackets",
              "a footnote in square brackets",
              "requests.new@natural-person",
              text -> text + "[1]"),
          new Trap(
              "scientific",
              "a spreadsheet's 1.81E+06",
              "disclosure.licences@decisions",
              text -> "1.81E+06"),
          new Trap(
              "two-in-a-cell",
              "two figures in one cell",
              "requests.new@natural-person",
              text -> text + "/12"),
          new Trap(
              "two-in-brackets",
              "a bare figure in brackets behind another",
              "requests.new@natural-person",
              text -> text + "(12)"),
          new Trap(
              "letters-for-digits",
              "O for 0 and l for 1",
              "requests.carried-in@natural-person",
              text -> "9l"),
          new Trap(
              "spread-digits",
              "digits set apart",
              "disclosure.licences@decisions",
              text -> String.join(" ", text.split(""))),
          new Trap(
              "broken-digits",
              "a number broken over two lines of its cell",
              "disclosure.licences@decisions",
              text -> "180859<br>5"),
          new Trap(
              "point-for-thousands",
              "a point for thousands: 3.402",
              "requests.new@natural-person",
              text -> "3.402"),
          new Trap("about", "about 3402", "requests.new@natural-person", text -> "约" + text),
          new Trap("at-least", "more than 3402", "requests.new@natural-person", text -> text + "余"),
          new Trap(
              "question",
              "a number with a question mark",
              "requests.new@natural-person",
              text -> text + "?"),
          new Trap(
              "date",
              "a date where a number should be",
              "requests.carried-in@natural-person",
              text -> "2023-12-31"),
          new Trap(
              "percent",
              "a share where a number should be",
              "requests.carried-in@natural-person",
              text -> "2.6%"),
          new Trap(
              "formula", "a formula nobody computed", "requests.new@total", text -> "=SUM(D4:I4)"),
          new Trap("error", "a spreadsheet's error", "requests.new@total", text -> "#REF!"),
          new Trap(
              "sum-in-cell", "a sum written out", "requests.new@total", text -> "3402+109=3511"),
          new Trap(
              "digits-in-words",
              "a number within a sentence in its cell",
              "requests.new@total",
              text -> "详见2023年附件2"));

  private CorpusTraps() {}

  static void traps(List<CorpusVariant> all) throws IOException {
    for (Trap trap : TRAPS) {
      CorpusForm form = CorpusReport.form();
      form.printing(trap.code(), trap.how().apply(form.printed.get(trap.code())));
      all.add(
          CorpusVariant.of(
                  "trap-" + trap.name(), "html", trap.layout(), form, CorpusReport.html(form))
              .mayMiss(trap.code()));
      String row = trap.code().substring(0, trap.code().indexOf('@'));
      if (!trap.name().equals("broken-digits")) {
        all.add(
            CorpusVariant.of(
                    "trap-" + trap.name() + "-lines",
                    "txt",
                    trap.layout() + ", in text",
                    form,
                    CorpusReport.text(form, CorpusPrinter::spaced))
                .mayMiss(row + "@*"));
      }
    }
  }
}
