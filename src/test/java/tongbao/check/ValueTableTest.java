package tongbao.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tongbao.edition.CellCode;
import tongbao.sheet.Entry;

/** What a cell takes, number by number. */
class ValueTableTest {

  @ParameterizedTest
  @CsvSource({
    "complaints,   353,                  353",
    "complaints,   353.0,                353",
    "complaints,   1e3,                  1000",
    "complaints,   3.53e2,               353",
    "complaints,   0,                    0",
    "complaints,   -0,                   0",
    "complaints,   0e999999999,          0",
    "complaints,   1000000000000000,     1000000000000000",
    "complaints,   999999999999999999,   999999999999999999",
    "request-fees, 0.02,                 0.02",
    "request-fees, 0.020,                0.02",
    "request-fees, 1.5e0,                1.5",
    "request-fees, 0.000001,             0.000001",
  })
  void takes(String cell, BigDecimal number, String kept) {
    Checked checked = Forms.check(with(cell, new Entry.Numeral(number)));
    assertEquals(
        List.of(),
        checked.findings().stream().filter(f -> f.severity() == Severity.ERROR).toList());
    assertEquals(kept, checked.sheet().number(new CellCode(cell)).toPlainString());
  }

  @ParameterizedTest
  @CsvSource({
    "complaints,   353.5,                whole",
    "complaints,   1e-1,                 whole",
    "complaints,   -1,                   negative",
    "request-fees, -0.01,                negative",
    "complaints,   1000000000000000000,  size",
    "complaints,   1e999999999,          size",
    "request-fees, 1e18,                 size",
    "complaints,   1e-999999999,         whole",
    "request-fees, 1e-999999999,         places",
    "request-fees, 0.0000001,            places",
  })
  void refuses(String cell, BigDecimal number, String kind) {
    Finding finding = onlyError(with(cell, new Entry.Numeral(number)));
    assertEquals("2014." + cell + "." + kind, finding.rule());
    assertEquals("/values/" + cell, finding.pointer());
    assertTrue(finding.received() != null && finding.received().length() < 100);
  }

  @Test
  void refusesTextEvenIfItLooksLikeANumber() {
    Finding finding = onlyError(with("complaints", new Entry.NotANumber("\"353\"")));
    assertEquals("2014.complaints.number", finding.rule());
    assertEquals("\"353\"", finding.received());
  }

  @ParameterizedTest
  @CsvSource({
    "request.received,          requests.received",
    "requests.recieved,         requests.received",
    "items,                     disclosure.items",
    "staff,                     organisation.staff",
    "letter,                    requests.received.letter",
    "website,                   disclosure.channels.website",
    "兼职人员数,                  organisation.staff.part-time",
    "（一）主动公开政府信息数,       disclosure.items",
    "３.１.３,                   requests.received.online",
    "3.1.3,                     requests.received.online",
    "(一)收到申请数,              requests.received",
    "organisation.staf.fulltime, organisation.staff.full-time",
  })
  void namesTheNearestOfAnUnknownCell(String name, String nearest) {
    Finding finding = onlyError(with(name, new Entry.Numeral(BigDecimal.ONE)));
    assertEquals("2014." + name + ".unknown", finding.rule());
    assertTrue(finding.message().en().contains(nearest + "."), finding.message().en());
  }

  @ParameterizedTest
  @ValueSource(strings = {"zzz", "其他情况说明", "1.2", ""})
  void namesNoneWhereNothingIsNear(String name) {
    Finding finding = onlyError(with(name, new Entry.Numeral(BigDecimal.ONE)));
    assertTrue(finding.message().en().endsWith("are at /api/v1/editions/2014."));
  }

  @Test
  void refusesANumberTooLongToRead() {
    Finding finding = onlyError(with("complaints", new Entry.Oversized("999…")));
    assertEquals("2014.complaints.size", finding.rule());
  }

  @Test
  void refusesANumberInAHeadingButNotItsBlank() {
    Finding finding = onlyError(with("disclosure.channels", new Entry.Numeral(BigDecimal.TEN)));
    assertEquals("2014.disclosure.channels.heading", finding.rule());
    assertEquals(List.of(), Forms.check(with("disclosure.channels", Entry.BLANK)).findings());
  }

  @Test
  void asksForEachBlankWhetherMissingOrNull() {
    Map<String, Entry> entries = with("complaints", Entry.BLANK);
    entries.remove("training.meetings");
    assertEquals(
        List.of("2014.complaints.blank", "2014.training.meetings.blank"),
        Forms.check(entries).findings().stream().map(Finding::rule).toList());
  }

  @Test
  void mentionsUnusuallyFineAmounts() {
    Map<String, Entry> entries =
        with("organisation.budget", new Entry.Numeral(new BigDecimal("0.125")));
    assertEquals(
        List.of(Severity.NOTICE),
        Forms.check(entries).findings().stream().map(Finding::severity).toList());
  }

  @Test
  void findsEverythingInOnePass() {
    Map<String, Entry> entries =
        Forms.cleanBut("requests.received=1 complaints=-1 litigation=blank");
    entries.put("no.such", new Entry.Numeral(BigDecimal.ONE));
    entries.put("training.courses", new Entry.NotANumber("\"2\""));
    assertEquals(
        List.of(
            "2014.requests.received.sum",
            "2014.litigation.blank",
            "2014.complaints.negative",
            "2014.training.courses.number",
            "2014.no.such.unknown"),
        Forms.check(entries).findings().stream().map(Finding::rule).toList());
  }

  private static Map<String, Entry> with(String cell, Entry entry) {
    Map<String, Entry> entries = new HashMap<>(Forms.clean());
    // A request, so that fees are not asked about.
    entries.putAll(
        Forms.cleanBut(
            "requests.received=1 requests.received.online=1 litigation=1 litigation.upheld=1"));
    entries.put(cell, entry);
    return entries;
  }

  private static Finding onlyError(Map<String, Entry> entries) {
    List<Finding> errors =
        Forms.check(entries).findings().stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .toList();
    assertEquals(1, errors.size(), errors::toString);
    return errors.get(0);
  }
}
