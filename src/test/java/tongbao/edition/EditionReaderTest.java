package tongbao.edition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class EditionReaderTest {

  private static final Editions INSTALLED = Editions.load(EditionReaderTest.class.getClassLoader());

  @Test
  void readsTheFormOf2014() {
    Edition edition = INSTALLED.get("2014");
    assertEquals(65, edition.rows().size());
    assertEquals(58, edition.cells().size());
    assertEquals("2014–2018", edition.years());
    Cell cell = edition.findCell("requests.answered.refused.other-statutory").orElseThrow();
    assertEquals("3.3.4.6", cell.row().number());
    assertEquals("法律法规规定的其他情形", cell.label());
    assertEquals("件", cell.unit());
    assertEquals(NumberType.COUNT, cell.type());
    assertEquals(NumberType.AMOUNT, edition.findCell("organisation.budget").orElseThrow().type());
    assertEquals(List.of(), edition.findCell("disclosure").stream().toList());
  }

  @Test
  void findsTheEditionOfAYear() {
    for (int year = 2014; year <= 2018; year++) {
      assertEquals("2014", INSTALLED.forYear(year).orElseThrow().id());
    }
    assertTrue(INSTALLED.forYear(2013).isEmpty());
  }

  @Test
  void aNewFormIsANewFile() throws IOException {
    Edition edition =
        read(
            "2030.yaml",
            """
            edition: "2030"
            document: 某号
            title: {zh: 表, en: Form}
            years: {from: 2030}
            columns:
              who:
                - {code: person, label: 自然人, gloss: Person}
                - {code: total, label: 总计, gloss: Total}
            rows:
              - {code: a, label: 甲, gloss: A, type: heading}
              - {code: a.in, number: "1", label: 收, gloss: In, type: count, unit: 件, parent: a, columns: who}
              - {code: a.out, number: "2", label: 办, gloss: Out, type: count, unit: 件, parent: a, columns: who}
              - {code: a.change, label: 增减, gloss: Change, type: change, unit: 项, parent: a}
            relations:
              - {kind: at-most, left: [a.out], right: [a.in], standing: plausible, source: test}
              - {kind: sum, total: a.in@total, parts: [a.in@person], standing: implied, source: test}
              - {kind: range, cell: a.change, min: -5, max: 2.5, standing: plausible, source: test}
            """);
    assertEquals(
        List.of("a.in@person", "a.in@total", "a.out@person", "a.out@total", "a.change"),
        edition.cells().stream().map(cell -> cell.code().value()).toList());
    assertEquals(
        List.of(
            "2030.a.out@person.at-most",
            "2030.a.out@total.at-most",
            "2030.a.in@total.sum",
            "2030.a.change.range"),
        edition.relations().stream().map(Relation::id).toList());
    assertTrue(edition.governs(2999));
  }

  @Test
  void listsEveryFaultAtOnce() {
    MalformedEditionException refusal =
        assertThrows(
            MalformedEditionException.class,
            () ->
                read(
                    "2031.yaml",
                    """
                    edition: "2030"
                    title: {zh: 表}
                    years: {from: 2030, to: 2029}
                    colour: red
                    columns:
                      who:
                        - {code: Person, label: 自然人, gloss: Person}
                    rows:
                      - {code: a, label: 甲, gloss: A, type: heading, unit: 件}
                      - {code: a, number: 1, label: 收, gloss: In, type: number, unit: 件}
                      - {code: b, label: 乙, gloss: B, type: count, parent: z}
                      - {code: c, label: 丙, gloss: C, type: count, unit: 件, columns: whom}
                    relations:
                      - {kind: sum, total: a, parts: [b, x], standing: firm, source: test}
                      - {kind: range, cell: b, standing: stated, source: test}
                      - {kind: product, total: b}
                    """));
    List<String> faults = refusal.faults();
    for (String expected :
        List.of(
            "must stand in a file 2030.yaml",
            "document is missing",
            "title: en is missing",
            "years: to 2029 lies before from 2030",
            "unknown key 'colour'",
            "code 'Person'",
            "a heading takes neither unit nor columns",
            "code 'a' stands twice",
            "number must be text",
            "type 'number' is none of [heading, count, change, amount]",
            "parent 'z' is no row above",
            "a row that takes a number needs a unit",
            "columns 'whom' is none of [who]",
            "standing 'firm' is none of",
            "'x' is no row and no cell",
            "'a' is a heading",
            "a range needs min or max",
            "kind 'product' is none of")) {
      assertTrue(
          faults.stream().anyMatch(fault -> fault.contains(expected)),
          () -> expected + " not among " + String.join("\n", faults));
    }
  }

  @Test
  void refusesRelationsAndTotalsThatHoldNothing() {
    MalformedEditionException refusal =
        assertThrows(
            MalformedEditionException.class,
            () ->
                read(
                    "2030.yaml",
                    """
                    edition: "2030"
                    document: 某号
                    title: {zh: 表, en: Form}
                    years: {from: 2030}
                    rows:
                      - {code: a, label: 甲, gloss: A, type: count, unit: 件, totalling: twice}
                      - {code: b, label: 乙, gloss: B, type: count, unit: 件}
                    relations:
                      - {kind: reserved, cells: [b], power: flying, standing: implied, source: test}
                      - {kind: tell, when: [c], standing: plausible, source: test}
                      - {kind: across-years, now: b, standing: plausible, source: test}
                    """));
    for (String expected :
        List.of(
            "totalling 'twice' is none of [added, from-parts, stock, by-measure]",
            "power 'flying' is none of [rule-making]",
            "'c' is no row and no cell",
            "before must name at least one")) {
      assertTrue(
          refusal.faults().stream().anyMatch(fault -> fault.contains(expected)),
          () -> expected + " not among " + refusal.faults());
    }
    for (String totalling : List.of("from-parts", "by-measure")) {
      assertThrows(
          MalformedEditionException.class,
          () ->
              read(
                  "2030.yaml",
                  """
                  edition: "2030"
                  document: 某号
                  title: {zh: 表, en: Form}
                  years: {from: 2030}
                  rows:
                    - {code: a, label: 甲, gloss: A, type: count, unit: 件, totalling: TOTALLING}
                  """
                      .replace("TOTALLING", totalling)));
    }
  }

  @Test
  void tellsWhichYearsMayBeAdded() {
    Edition edition = INSTALLED.get("2021");
    for (String code :
        List.of(
            "reconsideration@total", "litigation.direct@pending", "disclosure.rules@in-force")) {
      assertFalse(edition.findCell(code).orElseThrow().addableOverYears(), code);
    }
    for (String code : List.of("reconsideration@upheld", "requests.new@total")) {
      assertTrue(edition.findCell(code).orElseThrow().addableOverYears(), code);
    }
  }

  @Test
  void aFormGoesOnWithTheOneBeforeWhereTheyShareCells() {
    assertTrue(INSTALLED.get("2021").continues(INSTALLED.get("2019")));
    assertFalse(INSTALLED.get("2019").continues(INSTALLED.get("2014")));
  }

  @Test
  void readsHowAFormIsPrinted() throws IOException {
    assertEquals(
        List.of(PrintedTable.Layout.LIST),
        INSTALLED.get("2014").tables().stream().map(PrintedTable::layout).toList());
    List<PrintedTable> tables = INSTALLED.get("2021").tables();
    assertEquals(
        List.of("disclosure BLOCKS", "requests MATRIX", "disputes ACROSS"),
        tables.stream().map(table -> table.part().code() + " " + table.layout()).toList());
    assertEquals(
        INSTALLED.get("2021").rows().size() - tables.size(),
        tables.stream().mapToInt(table -> table.rows().size()).sum());
  }

  @Test
  void refusesTablesThatDoNotPrintTheForm() {
    MalformedEditionException refusal =
        assertThrows(
            MalformedEditionException.class,
            () ->
                read(
                    "2032.yaml",
                    """
                    edition: "2032"
                    document: 某号
                    title: {zh: 表, en: Form}
                    years: {from: 2032}
                    columns:
                      who: [{code: person, label: 自然人, gloss: Person}]
                      what: [{code: paper, label: 纸, gloss: Paper}]
                    rows:
                      - {code: a, label: 甲, gloss: A, type: heading}
                      - {code: a.in, label: 收, gloss: In, type: count, unit: 件, parent: a, columns: who}
                      - {code: a.out, label: 办, gloss: Out, type: count, unit: 件, parent: a, columns: what}
                      - {code: b, label: 乙, gloss: B, type: heading}
                      - {code: b.in, label: 收, gloss: In, type: count, unit: 件, parent: b}
                      - {code: c, label: 丙, gloss: C, type: count, unit: 件}
                    tables:
                      - {part: a, layout: matrix, headings: [角]}
                      - {part: a, layout: blocks, headings: [内容]}
                      - {part: b, layout: across, notes: {z: 注}}
                      - {part: c, layout: list, headings: [指标, 单位, 数]}
                      - {layout: circle}
                    relations: []
                    """));
    for (String expected :
        List.of(
            "tables[0]: takes 2 headings, not 1",
            "tables[0]: prints rows of different columns",
            "tables[1]: 'a.in' is printed in a table before",
            "tables[2]: prints rows without columns",
            "'z' is no row",
            "tables[3]: part 'c' is no heading",
            "layout 'circle' is none of [list, blocks, matrix, across]")) {
      assertTrue(
          refusal.faults().stream().anyMatch(fault -> fault.contains(expected)),
          () -> expected + " not among " + String.join("\n", refusal.faults()));
    }
  }

  @Test
  void refusesWhatIsNotYaml() {
    assertThrows(MalformedEditionException.class, () -> read("x.yaml", "rows: [\n"));
    assertThrows(MalformedEditionException.class, () -> read("x.yaml", "edition: a\nedition: b\n"));
    assertThrows(MalformedEditionException.class, () -> read("x.yaml", ""));
  }

  @Test
  void refusesTwoEditionsForOneYear() {
    Edition edition = INSTALLED.get("2014");
    assertThrows(MalformedEditionException.class, () -> new Editions(List.of(edition, edition)));
  }

  private static Edition read(String file, String content) throws IOException {
    return EditionReader.read(
        file, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
  }
}
