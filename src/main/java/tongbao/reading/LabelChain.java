package tongbao.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the labels of a form in a text. Labels repeat and occur in prose: of all the places where
 * each could stand, those are taken that follow the order of the form and lie closest together.
 */
final class LabelChain {

  /** What a word between two labels costs; 500 of them outweigh a label. */
  private static final double DISTANCE_COST = 0.002;

  /** Beyond this many places of one label, only those with its numeral are looked at. */
  private static final int MANY = 2_000;

  /**
   * A label found.
   *
   * @param label its place in the list of labels
   * @param from its first word in the text's words
   * @param to behind its last word
   * @param exact whether every word is there
   */
  record Found(int label, int from, int to, boolean exact) {}

  private record Candidate(int label, int from, int to, double worth) {}

  private final List<FormLabel> labels;
  private final DocumentText text;
  private final String words;

  private LabelChain(List<FormLabel> labels, DocumentText text) {
    this.labels = labels;
    this.text = text;
    this.words = text.words();
  }

  /** For each label where it was found, or null. */
  static List<@Nullable Found> find(List<FormLabel> labels, DocumentText text) {
    LabelChain chain = new LabelChain(labels, text);
    @Nullable Found[] found = chain.best();
    chain.findMisprinted(found);
    chain.takeGlosses(found);
    return Arrays.asList(found);
  }

  /** A gloss printed behind its label belongs to it, however it is broken. */
  private void takeGlosses(@Nullable Found[] found) {
    for (int i = 0; i < found.length; i++) {
      Found label = found[i];
      String gloss = labels.get(i).gloss();
      if (label != null && !gloss.isEmpty() && words.startsWith(gloss, label.to())) {
        found[i] = new Found(i, label.from(), label.to() + gloss.length(), label.exact());
      }
    }
  }

  private @Nullable Found[] best() {
    List<Candidate> candidates = new ArrayList<>();
    for (int label = 0; label < labels.size(); label++) {
      addCandidates(label, candidates);
    }
    candidates.sort(Comparator.comparingInt(Candidate::from).thenComparingInt(Candidate::label));
    return chain(candidates);
  }

  private void addCandidates(int label, List<Candidate> candidates) {
    List<Candidate> all = new ArrayList<>();
    for (String wording : labels.get(label).wordings()) {
      int from = wording.isEmpty() ? -1 : words.indexOf(wording);
      while (from >= 0) {
        boolean lone = wording.length() <= 2 && !labels.get(label).numbering().isEmpty();
        if (!lone || Numerals.standsBefore(text, labels.get(label), from)) {
          all.add(candidate(label, wording, from));
        }
        from = words.indexOf(wording, from + 1);
      }
    }
    candidates.addAll(
        all.size() <= MANY ? all : all.stream().filter(c -> c.worth() > 1.5).limit(MANY).toList());
  }

  private Candidate candidate(int label, String wording, int from) {
    FormLabel wanted = labels.get(label);
    boolean numbered = Numerals.standsBefore(text, wanted, from);
    boolean own = wording.equals(wanted.wording());
    double worth = wording.length() <= 2 && !numbered ? 0.4 : 1 + 0.05 * wording.length();
    return new Candidate(
        label, from, from + wording.length(), worth + (numbered ? 0.5 : 0) + (own ? 0.01 : 0));
  }

  /**
   * The chain of greatest worth. A linear cost of distance lets the best predecessor be looked up
   * in a tree over the labels instead of among all candidates.
   */
  private @Nullable Found[] chain(List<Candidate> candidates) {
    int size = candidates.size();
    double[] best = new double[size];
    int[] before = new int[size];
    BestBelow tree = new BestBelow(labels.size());
    Integer[] byEnd = new Integer[size];
    Arrays.setAll(byEnd, i -> i);
    Arrays.sort(byEnd, Comparator.comparingInt(i -> candidates.get(i).to()));
    int ended = 0;
    int last = -1;
    for (int i = 0; i < size; i++) {
      Candidate candidate = candidates.get(i);
      while (ended < size && candidates.get(byEnd[ended]).to() <= candidate.from()) {
        int closed = byEnd[ended++];
        Candidate earlier = candidates.get(closed);
        tree.put(earlier.label(), best[closed] + DISTANCE_COST * earlier.to(), closed);
      }
      int previous = tree.bestBelow(candidate.label());
      double inherited =
          previous < 0
              ? 0
              : best[previous] - DISTANCE_COST * (candidate.from() - candidates.get(previous).to());
      before[i] = inherited > 0 ? previous : -1;
      best[i] = candidate.worth() + Math.max(0, inherited);
      if (last < 0 || best[i] > best[last]) {
        last = i;
      }
    }
    @Nullable Found[] found = new Found[labels.size()];
    for (int i = last; i >= 0; i = before[i]) {
      Candidate candidate = candidates.get(i);
      found[candidate.label()] =
          new Found(candidate.label(), candidate.from(), candidate.to(), true);
    }
    return found;
  }

  /** Between two labels found, a missing one may stand misprinted. */
  private void findMisprinted(@Nullable Found[] found) {
    int from = -1;
    for (int label = 0; label < found.length; label++) {
      Found here = found[label];
      if (here != null) {
        from = here.to();
      } else if (from >= 0) {
        int to = nextStart(found, label);
        Found near = to < 0 ? null : misprinted(label, from, to);
        if (near != null) {
          found[label] = near;
          from = near.to();
        }
      }
    }
  }

  private static int nextStart(@Nullable Found[] found, int label) {
    for (int next = label + 1; next < found.length; next++) {
      Found later = found[next];
      if (later != null) {
        return later.from();
      }
    }
    return -1;
  }

  private @Nullable Found misprinted(int label, int from, int to) {
    if (to - from > 400) {
      return null;
    }
    Misprint best = null;
    for (String wording : labels.get(label).wordings()) {
      Misprint near = Misprint.nearest(words, from, to, wording);
      if (near != null && (best == null || near.share() < best.share())) {
        best = near;
      }
    }
    return best == null ? null : new Found(label, best.from(), best.to(), false);
  }
}
