package tongbao.desk;

import java.util.List;
import java.util.stream.Collectors;
import tongbao.check.Finding;
import tongbao.check.Rules;
import tongbao.check.Severity;
import tongbao.edition.Edition;
import tongbao.edition.Text;
import tongbao.unit.Unit;

/** Findings about the form as a whole: the wrong year, edition or unit. */
final class FormFindings {

  private FormFindings() {}

  static Finding noEdition(int year, List<Edition> known) {
    String years = known.stream().map(Edition::years).collect(Collectors.joining(", "));
    return error(
        Rules.NO_EDITION,
        "/year",
        String.valueOf(year),
        Text.of(
            "{} 年没有适用的统计表。已有统计表的年份：{}。",
            "No form governs the year {}. Forms exist for {}.",
            year,
            years));
  }

  static Finding wrongEdition(String given, Edition right, int year) {
    return error(
        Rules.WRONG_EDITION,
        "/edition",
        given,
        Text.of(
            "{} 年应使用 {} 版统计表（{}），不是 {} 版。",
            "The year {} is reported on edition {} ({}), not on {}.",
            year,
            right.id(),
            right.document(),
            given));
  }

  static Finding notReporting(Unit unit, int year) {
    Integer first = unit.firstYear();
    Integer last = unit.lastYear();
    return error(
        Rules.NOT_REPORTING,
        "/year",
        String.valueOf(year),
        Text.of(
            "{}（{}）登记的填报年份为 {}–{}，不含 {} 年。请核对年份，或请市政府办公室更新单位登记。",
            "{} ({}) is registered to report for {}–{}, which does not include {}. Check the year,"
                + " or ask the city office to update the register.",
            unit.name(),
            unit.code(),
            first == null ? "" : first,
            last == null ? "" : last,
            year));
  }

  private static Finding error(String rule, String pointer, String received, Text message) {
    return Finding.of(rule, Severity.ERROR, List.of(), pointer, received, message);
  }
}
