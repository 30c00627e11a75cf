package tongbao.check;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Edition;
import tongbao.edition.Text;
import tongbao.sheet.SignOff;

/**
 * The sign-off line under the form. The line is printed on the form; that reviewer and preparer are
 * two persons is our reading of it.
 */
final class SignOffChecks {

  private static final Pattern SPACE = Pattern.compile("\\s");

  private SignOffChecks() {}

  static List<Finding> check(Edition edition, SignOff signOff) {
    List<Finding> findings = new ArrayList<>();
    List<Text> missing = new ArrayList<>();
    note("单位负责人", "head", signOff.head(), missing);
    note("审核人", "reviewer", signOff.reviewer(), missing);
    note("填报人", "preparer", signOff.preparer(), missing);
    note("联系电话", "phone", signOff.phone(), missing);
    note("填报日期", "date", signOff.date(), missing);
    if (!missing.isEmpty()) {
      findings.add(
          finding(
              edition,
              "missing",
              Severity.NOTICE,
              "/signOff",
              Text.of(
                  "签批栏未填：{}。", "The sign-off line lacks: {}.", Text.joined("、", ", ", missing))));
    }
    String reviewer = signOff.reviewer();
    String preparer = signOff.preparer();
    if (reviewer != null && preparer != null && plain(reviewer).equals(plain(preparer))) {
      findings.add(
          finding(
              edition,
              "same-person",
              Severity.VERIFY,
              "/signOff/reviewer",
              new Text(
                  "审核人与填报人同为“" + signOff.reviewer() + "”，请核对。",
                  "Reviewer and preparer are the same person, "
                      + signOff.reviewer()
                      + "; check.")));
    }
    return findings;
  }

  private static void note(String zh, String en, @Nullable Object given, List<Text> missing) {
    if (given == null) {
      missing.add(new Text(zh, en));
    }
  }

  /** A name however it is spaced and encoded. */
  private static String plain(String name) {
    return SPACE.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC)).replaceAll("");
  }

  private static Finding finding(
      Edition edition, String kind, Severity severity, String pointer, Text message) {
    String rule = edition.id() + ".sign-off." + kind;
    return Finding.of(rule, severity, List.of(), pointer, null, message);
  }
}
