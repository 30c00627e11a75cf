package tongbao.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tongbao.edition.CellCode;

/** The real filing of 2016 is accepted, and asked about exactly where it is odd. */
class Jiuquan2016Test {

  private final Checked checked = Forms.check(Forms.jiuquan2016Entries());

  @Test
  void isAskedAboutWhereItIsOdd() {
    Map<String, String> asked = new TreeMap<>();
    for (Finding finding : checked.findings()) {
      assertEquals(Severity.VERIFY, finding.severity(), finding.toString());
      asked.put(finding.rule(), finding.actual() + " against " + finding.expected());
    }
    assertEquals(
        Map.of(
            "2014.disclosure.channels.other.union", "1200 against 353",
            "2014.responses.topics.requires", "3 against null",
            "2014.responses.topics.at-most", "3 against 2",
            "2014.complaints.requires", "59 against null",
            "2014.organisation.staff.part-time.blank", "null against null"),
        asked);
  }

  @Test
  void isNotRefused() {
    assertFalse(checked.refused());
  }

  @Test
  void keepsItsBlank() {
    assertNull(checked.sheet().number(new CellCode("organisation.staff.part-time")));
    assertEquals(new BigDecimal("353"), checked.sheet().number(new CellCode("disclosure.items")));
  }
}
