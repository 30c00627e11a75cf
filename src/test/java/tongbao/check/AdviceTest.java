package tongbao.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongbao.sheet.Entry;

/** Advice names the one change that puts a finding right, and is silent where there is none. */
class AdviceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      2014.requests.received.sum   | requests.received=53, requests.received.online=30, requests.received.letter=5 | DIGITS_SWAPPED requests.received 53 -> 35
      2014.requests.received.sum   | requests.received=53, requests.received.online=35 | DIGITS_SWAPPED requests.received 53 -> 35
      2014.requests.received.sum   | requests.received=12, requests.received.online=7, requests.received.letter=blank | PART_LEFT_OUT requests.received.letter null -> 5
      2014.requests.received.sum   | requests.received=7, requests.received.online=7, requests.received.letter=5 | PART_LEFT_OUT requests.received 7 -> 12
      2014.requests.received.sum   | requests.received=9, requests.received.online=7, requests.received.letter=5 | TOTAL_MISCALCULATED requests.received 9 -> 12
      2014.requests.received.sum   | requests.received=blank, requests.received.online=7, requests.received.letter=5 | TOTAL_MISSING requests.received null -> 12
      2014.request-fees.range      | requests.received=1, requests.received.online=1, request-fees=60 | UNIT_MISTAKEN request-fees 60 -> 0.006
      2014.organisation.budget.range | organisation.budget=50000 | UNIT_MISTAKEN organisation.budget 50000 -> 5
      2014.disclosure.items.normative-documents.of-which | disclosure.items=17, disclosure.channels.website=17, disclosure.items.normative-documents=21, disclosure.normative-documents-issued=12 | DIGITS_SWAPPED disclosure.items.normative-documents 21 -> 12
      2014.requests.received.sum   | requests.received=0, requests.received.online=4 | TOTAL_MISSING requests.received 0 -> 4
      2014.reconsideration.parts-at-most | reconsideration=12, reconsideration.upheld=1200, reconsideration.other=7 |
      2014.disclosure.items.union  | disclosure.items=248, disclosure.channels.website=127, disclosure.channels.other=120 |
      2014.reconsideration.parts-at-most | reconsideration=5, reconsideration.upheld=3 |
      2014.complaints.requires     | complaints=59 |
      """)
  void advises(String rule, String changes, String expected) {
    Map<String, Entry> entries = Forms.cleanBut(changes);
    assertEquals(Optional.ofNullable(expected), advice(rule, entries).map(AdviceTest::words));
  }

  /** Both the part's and the group's sum fail; one number explains both. */
  @ParameterizedTest
  @CsvSource({"2014.requests.answered.sum", "2014.requests.answered.refused.sum"})
  void prefersTheChangeThatResolvesMost(String rule) {
    Map<String, Entry> entries =
        Forms.cleanBut(
            "requests.received=3 requests.received.online=3 requests.completed=3"
                + " requests.completed.on-time=3 requests.answered=3 requests.answered.refused=1"
                + " requests.answered.refused.privacy=3");
    assertEquals(
        Optional.of("TOTAL_MISCALCULATED requests.answered.refused 1 -> 3"),
        advice(rule, entries).map(AdviceTest::words));
    assertEquals(2, advice(rule, entries).orElseThrow().resolves().size());
  }

  private static Optional<Advice> advice(String rule, Map<String, Entry> entries) {
    Finding finding =
        Forms.check(entries).findings().stream()
            .filter(f -> f.rule().equals(rule))
            .findFirst()
            .orElseThrow(() -> new AssertionError(Forms.check(entries).findings().toString()));
    return Optional.ofNullable(finding.advice());
  }

  private static String words(Advice advice) {
    return advice.kind() + " " + advice.cell() + " " + advice.from() + " -> " + advice.to();
  }
}
