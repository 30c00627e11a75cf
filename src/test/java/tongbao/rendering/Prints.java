package tongbao.rendering;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import tongbao.rendering.PrintedForm.Heading;
import tongbao.sheet.Sheet;
import tongbao.sheet.SignOff;

/** Printed forms for tests. */
@NullMarked
final class Prints {

  static final SignOff SIGNED = new SignOff("高原", "高国旺", "高军", "2852952", LocalDate.of(2017, 3, 3));

  private Prints() {}

  static PrintedForm printed(Sheet sheet) {
    return printed(sheet, "酒泉市质量技术监督局", SIGNED);
  }

  static PrintedForm printed(Sheet sheet, String unit, SignOff signOff) {
    return FormLayout.of(
        new Heading(
            sheet.edition().title().zh(), unit, sheet.edition().firstYear(), "酒质监〔2017〕56号"),
        sheet,
        signOff,
        List.of());
  }
}
