package tongbao.edition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongbao.edition.Counterpart.Found;
import tongbao.edition.Counterpart.Missing;
import tongbao.edition.Counterpart.Term;

class ConcordanceTest {

  private static final Editions EDITIONS = Editions.load(ConcordanceTest.class.getClassLoader());
  private static final Concordance INSTALLED =
      Concordance.load(ConcordanceTest.class.getClassLoader(), EDITIONS);

  /** What of the concordance can be drawn, both ways; a dash: nothing. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2014 | requests.received                      | 2021 | requests.new@total                                                  | same        | false
          2021 | requests.new@total                     | 2014 | requests.received                                                   | same        | false
          2021 | requests.new@business                  | 2014 | -                                                                   |             |
          2014 | requests.received.online               | 2019 | -                                                                   |             |
          2014 | requests.completed                     | 2021 | requests.total@total                                                | approximate | true
          2021 | requests.total@total                   | 2014 | requests.completed                                                  | approximate | true
          2014 | requests.answered                      | 2019 | requests.total@total                                                | broader     | true
          2014 | requests.answered.granted              | 2019 | -                                                                   |             |
          2019 | requests.granted@total                 | 2014 | requests.answered.already-public + requests.answered.granted        | sum-of      | true
          2021 | requests.refused.third-party-rights@total | 2014 | requests.answered.refused.trade-secret + requests.answered.refused.privacy | sum-of | false
          2021 | requests.refused.query@total           | 2014 | -                                                                   |             |
          2014 | reconsideration                        | 2021 | reconsideration@total − reconsideration@pending                     | approximate | true
          2021 | reconsideration@total                  | 2014 | -                                                                   |             |
          2021 | reconsideration@upheld                 | 2014 | reconsideration.upheld                                              | same        | true
          2014 | litigation.corrected                   | 2021 | litigation.direct@corrected + litigation.after-reconsideration@corrected | sum-of | true
          2021 | litigation.direct@corrected            | 2014 | -                                                                   |             |
          2019 | requests.other@total                   | 2021 | requests.other.no-supplement@total + requests.other.no-payment@total + requests.other.other@total | sum-of | false
          2021 | requests.other.no-payment@total        | 2019 | -                                                                   |             |
          2014 | disclosure.items                       | 2019 | -                                                                   |             |
          2014 | disclosure.items.normative-documents   | 2019 | disclosure.normative-documents@published                            | approximate | true
          2014 | disclosure.items.normative-documents   | 2021 | -                                                                   |             |
          2021 | disclosure.normative-documents@issued  | 2019 | disclosure.normative-documents@made                                 | broader     | true
          2014 | disclosure.normative-documents-issued  | 2021 | disclosure.normative-documents@issued                               | approximate | true
          2021 | disclosure.charges@amount              | 2014 | -                                                                   |             |
          2014 | request-fees                           | 2021 | -                                                                   |             |
          2019 | disclosure.rules@published-total       | 2021 | -                                                                   |             |
          """)
  void comparesAsWritten(
      String home, String code, String other, String sum, String verdict, Boolean approximate) {
    Edition edition = EDITIONS.get(home);
    Counterpart counterpart =
        INSTALLED.counterpart(edition.findCell(code).orElseThrow(), edition, EDITIONS.get(other));
    if (counterpart instanceof Found found) {
      assertEquals(sum, ConcordanceStep.written(found.terms()));
      assertEquals(verdict, found.verdict().code());
      assertEquals(approximate, found.approximate());
      assertTrue(!found.approximate() || !found.notes().isEmpty());
    } else {
      assertEquals("-", sum);
    }
  }

  @Test
  void everyCellOfEveryFormHasAnAnswerInBothLanguages() {
    for (Edition home : EDITIONS.all()) {
      for (Edition other : EDITIONS.all()) {
        for (Cell cell : home.cells()) {
          Counterpart counterpart = INSTALLED.counterpart(cell, home, other);
          List<Text> said =
              counterpart instanceof Missing missing
                  ? List.of(missing.reason())
                  : ((Found) counterpart).notes();
          for (Text text : said) {
            assertTrue(text.zh().codePoints().anyMatch(Character::isIdeographic), text.zh());
            assertFalse(text.en().isBlank());
          }
        }
      }
    }
  }

  @Test
  void onlyWhatIsExactlyTheSameIsHeldAgainstAnotherYear() {
    Edition first = EDITIONS.get("2019");
    Edition second = EDITIONS.get("2021");
    var same = INSTALLED.same(first, second);
    assertEquals(173, same.size());
    assertEquals(
        "requests.carried-in@total",
        String.valueOf(same.get(first.findCell("requests.carried-in@total").orElseThrow()).code()));
    assertFalse(same.containsKey(first.findCell("requests.other@total").orElseThrow()));
    assertEquals(second.cells().size(), INSTALLED.same(second, second).size());
  }

  @Test
  void theLawBreaksTheYearsBefore2019Only() {
    assertEquals(
        List.of("law", "form", "form"),
        INSTALLED.breaks(EDITIONS.get("2021"), EDITIONS.get("2014")).stream()
            .map(each -> each.kind().code())
            .toList());
    assertEquals(List.of(), INSTALLED.breaks(EDITIONS.get("2019"), EDITIONS.get("2019")));
  }

  /** Neither form loses a cell on the way. */
  @ParameterizedTest
  @CsvSource({"2014,2019", "2019,2021", "2014,2021", "2021,2014", "2021,2019", "2021,2021"})
  void theChangesNameEveryCellAndRow(String from, String to) {
    EditionChanges changes =
        EditionChanges.between(INSTALLED, EDITIONS.get(from), EDITIONS.get(to));
    Set<Cell> first = new HashSet<>();
    Set<Cell> second = new HashSet<>();
    for (EditionChanges.CellChange change : changes.cells()) {
      change.from().stream().map(Term::cell).forEach(first::add);
      change.to().stream().map(Term::cell).forEach(second::add);
      assertEquals(change.from().isEmpty() || change.to().isEmpty(), change.verdict() == null);
    }
    assertEquals(new HashSet<>(EDITIONS.get(from).cells()), first);
    assertEquals(new HashSet<>(EDITIONS.get(to).cells()), second);
    Set<String> rows = new HashSet<>();
    EDITIONS.get(from).rows().forEach(row -> rows.add(row.code()));
    EDITIONS.get(to).rows().forEach(row -> rows.add(row.code()));
    assertEquals(rows.size(), changes.rows().size());
  }

  @Test
  void theChangesTellWhatBecameOfACell() {
    List<String> told = new ArrayList<>();
    for (EditionChanges.CellChange change :
        EditionChanges.between(INSTALLED, EDITIONS.get("2019"), EDITIONS.get("2021")).cells()) {
      if (change.kind() != EditionChanges.Kind.KEPT) {
        told.add(
            change.kind().code()
                + " "
                + ConcordanceStep.written(change.from())
                + " > "
                + ConcordanceStep.written(change.to()));
      }
    }
    assertTrue(told.contains("renamed disclosure.rules@made > disclosure.rules@issued"));
    assertTrue(told.contains("dropped disclosure.charges@items-before > "));
    assertTrue(told.contains("added  > disclosure.charges@amount"));
    assertTrue(
        told.contains(
            "split requests.other@total > requests.other.no-supplement@total"
                + " + requests.other.no-payment@total + requests.other.other@total"));
    assertEquals(41, told.size(), told.toString());
  }

  @Test
  void aFileIsRefusedWithEveryFault() {
    MalformedConcordanceException refusal =
        assertThrows(
            MalformedConcordanceException.class,
            () ->
                ConcordanceReader.read(
                    "a-b.yaml",
                    stream(
                        """
                        earlier: a
                        later: c
                        breaks: [{kind: flood, note: {zh: 水, en: water}}]
                        same: [{cells: [x, gone]}]
                        pairs:
                          - {earlier: [y], later: [y@one], verdict: approximate}
                          - {earlier: [y], later: [y@two], verdict: sum-of, note: {zh: 无}}
                        none:
                          - {earlier: [y], reason: {zh: 无, en: none}}
                          - {later: [nowhere@*], reason: {zh: 无, en: none}, why: because}
                        """),
                    form("a", "x", "y", "z"),
                    form("b", "w", "y@one", "y@two")));
    for (String fault :
        List.of(
            "later must be 'b'",
            "kind 'flood' is none of [law, form]",
            "edition b has no cell x",
            "edition a has no cell 'gone'",
            "note is missing",
            "sum-of has one cell on one side",
            "en is missing",
            "edition b has no cell 'nowhere@*'",
            "unknown key 'why'",
            "y has two counterparts",
            "y has a counterpart and stands under none",
            "nothing is said of z of edition a",
            "nothing is said of w of edition b")) {
      assertTrue(
          refusal.faults().stream().anyMatch(each -> each.contains(fault)),
          fault + " in " + refusal.faults());
    }
    assertThrows(
        MalformedConcordanceException.class,
        () -> ConcordanceReader.read("a-b.yaml", stream("["), form("a", "x"), form("b", "x")));
  }

  /** A new form is a file of its own; until somebody compares it nothing is compared. */
  @Test
  void formsNobodyComparedCannotBeCompared() {
    Editions editions = new Editions(List.of(form("1990", "x"), form("1991", "x")));
    Concordance concordance = Concordance.load(ConcordanceTest.class.getClassLoader(), editions);
    Edition first = editions.get("1990");
    assertTrue(
        concordance.counterpart(first.cells().get(0), first, editions.get("1991"))
            instanceof Missing);
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A form of rows with a number each, or one number in a column. */
  private static Edition form(String id, String... cells) {
    int year = id.length() == 4 ? Integer.parseInt(id) : 1900 + id.charAt(0);
    StringBuilder columns = new StringBuilder();
    StringBuilder rows = new StringBuilder();
    Map<String, String> columnsOf = new LinkedHashMap<>();
    for (String cell : cells) {
      String[] parts = cell.split("@", -1);
      columnsOf.merge(parts[0], parts.length == 1 ? "" : parts[1], (a, b) -> a + "," + b);
    }
    columnsOf.forEach(
        (row, names) -> {
          String group = "";
          if (!names.isEmpty()) {
            columns.append("  of-").append(row).append(":\n");
            for (String name : names.split(",", -1)) {
              columns.append("    - {code: ").append(name).append(", label: l, gloss: g}\n");
            }
            group = ", columns: of-" + row;
          }
          rows.append("  - {code: ").append(row);
          rows.append(", label: l, gloss: g, type: count, unit: 件").append(group).append("}\n");
        });
    String yaml =
        "edition: \""
            + id
            + "\"\ndocument: d\ntitle: {zh: 表, en: form}\n"
            + "years: {from: "
            + year
            + ", to: "
            + year
            + "}\n"
            + (columns.isEmpty() ? "" : "columns:\n" + columns)
            + "rows:\n"
            + rows;
    try {
      return EditionReader.read(id + ".yaml", stream(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
