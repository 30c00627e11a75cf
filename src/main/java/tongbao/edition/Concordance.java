package tongbao.edition;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tongbao.edition.Counterpart.Found;
import tongbao.edition.Counterpart.Missing;
import tongbao.edition.Counterpart.Term;

/**
 * What can be compared from one form to another. Read from a file for each two forms that follow
 * one another; forms farther apart are compared over those between.
 */
public final class Concordance {

  private static final String FOLDER = "concordance/";

  private final List<Edition> editions;
  private final List<ConcordanceStep> steps;

  private Concordance(List<Edition> editions, List<ConcordanceStep> steps) {
    this.editions = editions;
    this.steps = steps;
  }

  /**
   * The files {@code concordance/{earlier}-{later}.yaml} of the class path. Two forms without a
   * file cannot be compared.
   *
   * @throws MalformedConcordanceException naming every fault of the first unusable file
   */
  public static Concordance load(ClassLoader classes, Editions editions) {
    List<ConcordanceStep> steps = new ArrayList<>();
    for (int i = 1; i < editions.all().size(); i++) {
      Edition earlier = editions.all().get(i - 1);
      Edition later = editions.all().get(i);
      String file = earlier.id() + "-" + later.id() + ".yaml";
      try (InputStream content = classes.getResourceAsStream(FOLDER + file)) {
        steps.add(
            content == null
                ? ConcordanceStep.unwritten(earlier, later)
                : ConcordanceReader.read(file, content, earlier, later));
      } catch (IOException e) {
        throw new IllegalStateException(file + " cannot be read", e);
      }
    }
    return new Concordance(editions.all(), steps);
  }

  /** What stands on one form for a cell of another. */
  public Counterpart counterpart(Cell cell, Edition home, Edition other) {
    int at = editions.indexOf(home);
    int end = editions.indexOf(other);
    Found found = new Found(List.of(new Term(cell, false)), Verdict.SAME, false, List.of());
    while (at != end) {
      boolean forward = at < end;
      Counterpart next = steps.get(forward ? at : at - 1).map(found.terms(), forward);
      if (next instanceof Missing missing) {
        return missing;
      }
      found = join(found, (Found) next);
      at += forward ? 1 : -1;
    }
    return found;
  }

  private static Found join(Found before, Found next) {
    List<Text> notes = new ArrayList<>(before.notes());
    next.notes().stream().filter(note -> !notes.contains(note)).forEach(notes::add);
    return new Found(
        next.terms(),
        before.verdict().then(next.verdict()),
        before.approximate() || next.approximate(),
        List.copyOf(notes));
  }

  /**
   * The cells that mean exactly the same on two forms, each with the one that stands for it: what a
   * number may be held against the number of another year for. Sums and approximations are not
   * among them.
   *
   * @return in the order of the first form; every cell of a form has itself
   */
  public Map<Cell, Cell> same(Edition from, Edition to) {
    Map<Cell, Cell> same = new LinkedHashMap<>();
    for (Cell cell : from.cells()) {
      if (counterpart(cell, from, to) instanceof Found found
          && found.verdict() == Verdict.SAME
          && !found.approximate()) {
        same.put(cell, found.terms().get(0).cell());
      }
    }
    return same;
  }

  /** What sets the years of two forms apart, earliest first; nothing within one form. */
  public List<SeriesBreak> breaks(Edition one, Edition other) {
    int from = Math.min(editions.indexOf(one), editions.indexOf(other));
    int to = Math.max(editions.indexOf(one), editions.indexOf(other));
    return steps.subList(from, to).stream().flatMap(step -> step.breaks().stream()).toList();
  }
}
