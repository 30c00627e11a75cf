package tongbao.edition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Counterpart.Found;
import tongbao.edition.Counterpart.Missing;
import tongbao.edition.Counterpart.Term;

/** What the cells of one form have become on the next. */
final class ConcordanceStep {

  private static final Text NOT_WRITTEN =
      new Text("尚无这两版统计表之间的对照。", "No concordance of these two forms has been written.");

  /**
   * Two sums of cells and how they compare.
   *
   * @param verdict how the later side stands to the earlier
   * @param oneWay whether it is read from the earlier side to the later only
   */
  record Pair(
      List<Term> earlier,
      List<Term> later,
      Verdict verdict,
      boolean approximate,
      @Nullable Text note,
      boolean oneWay) {

    List<Term> side(boolean first) {
      return first ? earlier : later;
    }
  }

  /** What is said of single cells of one of the two forms. */
  record Reasons(Map<Cell, Text> earlier, Map<Cell, Text> later) {

    Map<Cell, Text> side(boolean first) {
      return first ? earlier : later;
    }
  }

  private final Edition earlier;
  private final Edition later;
  private final List<SeriesBreak> breaks;
  private final List<Pair> pairs;
  private final Reasons none;
  private final Map<Cell, Pair> soleForward = new HashMap<>();
  private final Map<Cell, Pair> soleBackward = new HashMap<>();

  ConcordanceStep(
      Edition earlier, Edition later, List<SeriesBreak> breaks, List<Pair> pairs, Reasons none) {
    this.earlier = earlier;
    this.later = later;
    this.breaks = new ArrayList<>(breaks);
    this.breaks.add(
        new SeriesBreak(
            SeriesBreak.Kind.FORM,
            Text.of(
                "自{}年起改用{}。",
                "From {} on the form of {} is used.",
                String.valueOf(later.firstYear()),
                later.document())));
    this.pairs = List.copyOf(pairs);
    this.none = none;
    for (Pair pair : pairs) {
      soleCell(pair.earlier(), cell -> soleForward.put(cell, pair));
      if (!pair.oneWay()) {
        soleCell(pair.later(), cell -> soleBackward.put(cell, pair));
      }
    }
  }

  /** Two forms of which nothing is known. */
  static ConcordanceStep unwritten(Edition earlier, Edition later) {
    return new ConcordanceStep(
        earlier, later, List.of(), List.of(), new Reasons(Map.of(), Map.of()));
  }

  List<SeriesBreak> breaks() {
    return breaks;
  }

  /**
   * What a sum of cells has become.
   *
   * @param forward from the earlier form to the later, else back
   */
  Counterpart map(List<Term> terms, boolean forward) {
    Pair whole = whole(terms, forward);
    if (whole != null) {
      return read(whole, forward);
    }
    if (terms.size() == 1) {
      return why(terms.get(0).cell(), forward);
    }
    List<Term> found = new ArrayList<>();
    Verdict verdict = Verdict.SAME;
    boolean approximate = false;
    List<Text> notes = new ArrayList<>();
    for (Term term : terms) {
      Pair pair = (forward ? soleForward : soleBackward).get(term.cell());
      if (pair == null) {
        return why(term.cell(), forward);
      }
      Found part = read(pair, forward);
      part.terms().forEach(each -> found.add(new Term(each.cell(), each.minus() != term.minus())));
      verdict = verdict.then(part.verdict());
      approximate |= part.approximate();
      part.notes().stream().filter(note -> !notes.contains(note)).forEach(notes::add);
    }
    return new Found(found, verdict, approximate, notes);
  }

  private @Nullable Pair whole(List<Term> terms, boolean forward) {
    if (terms.size() == 1 && !terms.get(0).minus()) {
      return (forward ? soleForward : soleBackward).get(terms.get(0).cell());
    }
    return pairs.stream()
        .filter(pair -> forward || !pair.oneWay())
        .filter(pair -> new HashSet<>(pair.side(forward)).equals(new HashSet<>(terms)))
        .findFirst()
        .orElse(null);
  }

  private static Found read(Pair pair, boolean forward) {
    return new Found(
        pair.side(!forward),
        forward ? pair.verdict() : pair.verdict().reversed(),
        pair.approximate(),
        pair.note() == null ? List.of() : List.of(pair.note()));
  }

  private Missing why(Cell cell, boolean forward) {
    Text reason = none.side(forward).get(cell);
    if (reason != null) {
      return new Missing(reason);
    }
    return pairs.stream()
        .filter(pair -> forward || !pair.oneWay())
        .filter(pair -> pair.side(forward).stream().anyMatch(term -> term.cell().equals(cell)))
        .findFirst()
        .map(pair -> together(pair, forward))
        .orElseGet(() -> new Missing(NOT_WRITTEN));
  }

  private Missing together(Pair pair, boolean forward) {
    return new Missing(
        Text.of(
            "单独不可比；{}版的 {} 合起来才与{}版的 {} 可比。",
            "Not comparable by itself: on the form of {} only {} together compare, with {}: {}.",
            forward ? earlier.id() : later.id(),
            written(pair.side(forward)),
            forward ? later.id() : earlier.id(),
            written(pair.side(!forward))));
  }

  /** A sum as a formula of codes. */
  static String written(List<Term> terms) {
    String text =
        terms.stream()
            .map(term -> (term.minus() ? " − " : " + ") + term.cell().code())
            .collect(Collectors.joining());
    return text.startsWith(" + ") ? text.substring(3) : text.strip();
  }

  private static void soleCell(List<Term> side, java.util.function.Consumer<Cell> then) {
    if (side.size() == 1 && !side.get(0).minus()) {
      then.accept(side.get(0).cell());
    }
  }
}
