package tongbao.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Edition;
import tongbao.edition.Indicator;
import tongbao.edition.Text;

/** What is said of a name that is no cell of the form. */
final class ForeignNames {

  private ForeignNames() {}

  /**
   * The finding.
   *
   * @param pointer where the name stands in the submission
   * @param written what stands under it
   */
  static Finding refuse(Edition edition, String name, String pointer, @Nullable String written) {
    Indicator row = edition.findRow(name).orElse(null);
    if (row != null && row.heading()) {
      return error(
          edition.id() + "." + name + ".heading",
          pointer,
          written,
          new Text(
              "“" + row.label() + "”（" + name + "）是标题行，不填数字。请删去，或填入其下各栏。",
              "“"
                  + row.gloss()
                  + "” ("
                  + name
                  + ") is a heading and takes no number. Remove it,"
                  + " or fill the rows below it."));
    }
    Text nearest =
        CellNames.nearest(edition, name)
            .map(code -> Text.of("最接近的是 {}。", "The nearest is {}.", code))
            .orElseGet(
                () ->
                    Text.of(
                        "全部指标见 /api/v1/editions/{}。",
                        "All cells are at /api/v1/editions/{}.",
                        edition.id()));
    return error(
        edition.id() + "." + name + ".unknown",
        pointer,
        written,
        Text.of(
            "本表（{}）没有指标“{}”。{}", "This form ({}) has no cell {}. {}", edition.id(), name, nearest));
  }

  private static Finding error(
      String rule, String pointer, @Nullable String written, Text message) {
    return Finding.of(rule, Severity.ERROR, List.of(), pointer, written, message);
  }
}
