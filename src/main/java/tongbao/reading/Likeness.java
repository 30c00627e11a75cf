package tongbao.reading;

import org.apache.commons.text.similarity.LevenshteinDistance;

/** How far two wordings differ. */
final class Likeness {

  private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

  /** Longer texts are no labels. */
  private static final int LONGEST = 80;

  private Likeness() {}

  /** The letters that differ, as a share of the longer wording: 0 for the same, 1 for nothing. */
  static double differing(String one, String other) {
    int longer = Math.max(one.length(), other.length());
    if (longer == 0 || longer > LONGEST) {
      return 1;
    }
    return (double) DISTANCE.apply(one, other) / longer;
  }
}
