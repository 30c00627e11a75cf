package tongbao.check;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Edition;
import tongbao.edition.Text;
import tongbao.sheet.SignOff;

/**
 * The sign-off line under the form. The line is printed on the form; that reviewer and preparer are
 * two persons is our reading of it.
 */
final class SignOffChecks {

  private SignOffChecks() {}

  static List<Finding> check(Edition edition, SignOff signOff) {
    List<Finding> findings = new ArrayList<>();
    Map<String, @Nullable Object> given = new LinkedHashMap<>();
    given.put("单位负责人 head", signOff.head());
    given.put("审核人 reviewer", signOff.reviewer());
    given.put("填报人 preparer", signOff.preparer());
    given.put("联系电话 phone", signOff.phone());
    given.put("填报日期 date", signOff.date());
    List<String> zh = new ArrayList<>();
    List<String> en = new ArrayList<>();
    given.forEach(
        (name, value) -> {
          if (value == null) {
            zh.add(name.substring(0, name.indexOf(' ')));
            en.add(name.substring(name.indexOf(' ') + 1));
          }
        });
    if (!zh.isEmpty()) {
      findings.add(
          finding(
              edition,
              "missing",
              Severity.NOTICE,
              "/signOff",
              new Text(
                  "签批栏未填：" + String.join("、", zh) + "。",
                  "The sign-off line lacks: " + String.join(", ", en) + ".")));
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

  /** A name however it is spaced and encoded. */
  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("\\s", "");
  }

  private static Finding finding(
      Edition edition, String kind, Severity severity, String pointer, Text message) {
    String rule = edition.id() + ".sign-off." + kind;
    return Finding.of(rule, severity, List.of(), pointer, null, message);
  }
}
