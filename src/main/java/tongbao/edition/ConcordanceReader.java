package tongbao.edition;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tongbao.edition.ConcordanceStep.Pair;
import tongbao.edition.ConcordanceStep.Reasons;
import tongbao.edition.Counterpart.Term;

/**
 * Reads one concordance file. The format is described by the files themselves; whatever does not
 * fit it is refused with every fault listed.
 */
final class ConcordanceReader {

  private final String file;
  private final Edition earlier;
  private final Edition later;
  private final List<String> faults = new ArrayList<>();
  private final List<Pair> pairs = new ArrayList<>();
  private final Map<Cell, Text> noneEarlier = new LinkedHashMap<>();
  private final Map<Cell, Text> noneLater = new LinkedHashMap<>();

  private ConcordanceReader(String file, Edition earlier, Edition later) {
    this.file = file;
    this.earlier = earlier;
    this.later = later;
  }

  /**
   * The concordance of two forms in a file.
   *
   * @throws MalformedConcordanceException naming every fault
   */
  static ConcordanceStep read(String file, InputStream content, Edition earlier, Edition later)
      throws IOException {
    return new ConcordanceReader(file, earlier, later).read(content);
  }

  private ConcordanceStep read(InputStream content) throws IOException {
    YamlSection root = YamlSection.read(file, content, faults);
    stopAtFaults();
    expect(root, "earlier", earlier);
    expect(root, "later", later);
    List<SeriesBreak> breaks = new ArrayList<>();
    for (YamlSection section : root.sections("breaks")) {
      SeriesBreak.Kind kind =
          section.choice("kind", SeriesBreak.Kind.class).orElse(SeriesBreak.Kind.LAW);
      breaks.add(new SeriesBreak(kind, required(section, "note")));
      section.refuseLeftovers();
    }
    root.sections("same").forEach(this::same);
    root.sections("pairs").forEach(this::pair);
    root.sections("none").forEach(this::none);
    root.refuseLeftovers();
    refuseContradictions();
    refuseGaps(earlier, true);
    refuseGaps(later, false);
    stopAtFaults();
    return new ConcordanceStep(earlier, later, breaks, pairs, new Reasons(noneEarlier, noneLater));
  }

  private void stopAtFaults() {
    if (!faults.isEmpty()) {
      throw new MalformedConcordanceException(file, faults);
    }
  }

  private static void expect(YamlSection root, String key, Edition edition) {
    String id = root.text(key);
    if (!id.isEmpty() && !id.equals(edition.id())) {
      root.fault(key + " must be '" + edition.id() + "', as in the file's name, is '" + id + "'");
    }
  }

  private static Text required(YamlSection section, String key) {
    Text text = section.optionalBilingual(key);
    if (text == null) {
      section.fault(key + " is missing");
      return new Text("", "");
    }
    return text;
  }

  private void same(YamlSection section) {
    Text note = section.optionalBilingual("note");
    for (Cell cell : cells(section, "cells", earlier)) {
      String code = cell.code().value();
      Cell successor = later.findCell(code).orElse(null);
      if (successor == null) {
        section.fault("edition " + later.id() + " has no cell " + code);
      } else {
        pairs.add(
            new Pair(
                List.of(new Term(cell, false)),
                List.of(new Term(successor, false)),
                Verdict.SAME,
                false,
                note,
                false));
      }
    }
    section.refuseLeftovers();
  }

  private void pair(YamlSection section) {
    Verdict verdict = section.choice("verdict", Verdict.class).orElse(Verdict.APPROXIMATE);
    Text note = section.optionalBilingual("note");
    boolean approximate = section.flag("approximate");
    if (approximate && !verdict.exact()) {
      section.fault("approximate goes without saying for '" + verdict.code() + "'");
    }
    approximate |= !verdict.exact();
    if (approximate && note == null) {
      section.fault("note is missing: a break mark says why it stands there");
    }
    List<Term> first = terms(section, "earlier", earlier);
    List<Term> second = terms(section, "later", later);
    if (verdict == Verdict.SUM_OF && (first.size() == 1) == (second.size() == 1)) {
      section.fault("sum-of has one cell on one side and several on the other");
    }
    pairs.add(new Pair(first, second, verdict, approximate, note, section.flag("one-way")));
    section.refuseLeftovers();
  }

  private void none(YamlSection section) {
    boolean first = section.has("earlier");
    if (first == section.has("later")) {
      section.fault("takes earlier or later, one of them");
    }
    Text reason = required(section, "reason");
    String except = section.optionalText("except-column");
    for (Cell cell : cells(section, first ? "earlier" : "later", first ? earlier : later)) {
      Column column = cell.column();
      if (column != null && column.code().equals(except)) {
        continue;
      }
      if ((first ? noneEarlier : noneLater).put(cell, reason) != null) {
        section.fault(cell.code() + " stands under none twice");
      }
    }
    section.refuseLeftovers();
  }

  private List<Term> terms(YamlSection section, String key, Edition edition) {
    List<Term> terms = new ArrayList<>();
    for (String text : section.texts(key)) {
      boolean minus = text.startsWith("-");
      expand(section, minus ? text.substring(1) : text, edition)
          .forEach(cell -> terms.add(new Term(cell, minus)));
    }
    return terms;
  }

  private Set<Cell> cells(YamlSection section, String key, Edition edition) {
    Set<Cell> cells = new LinkedHashSet<>();
    for (String text : section.texts(key)) {
      for (Cell cell : expand(section, text, edition)) {
        if (!cells.add(cell)) {
          section.fault(cell.code() + " stands twice");
        }
      }
    }
    return cells;
  }

  /** {@code row}, {@code row@column}, with {@code *} for all rows under one and all columns. */
  private static List<Cell> expand(YamlSection section, String text, Edition edition) {
    int at = text.indexOf('@');
    String row = at < 0 ? text : text.substring(0, at);
    String column = at < 0 ? "" : text.substring(at + 1);
    List<Cell> cells =
        edition.cells().stream()
            .filter(
                cell ->
                    row.endsWith(".*")
                        ? row.substring(0, row.length() - 2).equals(cell.row().parent())
                        : row.equals(cell.row().code()))
            .filter(
                cell ->
                    cell.column() == null
                        ? column.isEmpty()
                        : column.equals("*") || column.equals(cell.column().code()))
            .toList();
    if (cells.isEmpty()) {
      section.fault("edition " + edition.id() + " has no cell '" + text + "'");
    }
    return cells;
  }

  private void refuseContradictions() {
    refuseContradictions(true);
    refuseContradictions(false);
  }

  private void refuseContradictions(boolean forward) {
    Set<Cell> sole = new LinkedHashSet<>();
    for (Pair pair : pairs) {
      List<Term> side = pair.side(forward);
      if (side.size() != 1 || (!forward && pair.oneWay())) {
        continue;
      }
      Cell cell = side.get(0).cell();
      if (!sole.add(cell)) {
        faults.add(file + ": " + cell.code() + " has two counterparts; one of them is one-way");
      }
      if ((forward ? noneEarlier : noneLater).containsKey(cell)) {
        faults.add(file + ": " + cell.code() + " has a counterpart and stands under none");
      }
    }
  }

  private void refuseGaps(Edition edition, boolean first) {
    Set<Cell> named = new LinkedHashSet<>((first ? noneEarlier : noneLater).keySet());
    pairs.forEach(pair -> pair.side(first).forEach(term -> named.add(term.cell())));
    for (Cell cell : edition.cells()) {
      if (!named.contains(cell)) {
        faults.add(file + ": nothing is said of " + cell.code() + " of edition " + edition.id());
      }
    }
  }
}
