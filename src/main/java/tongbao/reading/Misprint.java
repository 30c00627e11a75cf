package tongbao.reading;

import org.jspecify.annotations.Nullable;

/**
 * A label with letters missing, changed or put in between.
 *
 * @param from its first word
 * @param to behind its last word
 * @param share the letters that differ, of all its letters
 */
record Misprint(int from, int to, double share) {

  /** More letters differing than this is another label. */
  private static final double MOST = 0.3;

  /** Shorter labels are too like one another. */
  private static final int SHORTEST = 4;

  /**
   * The piece of a text that differs least from a wording (Sellers' algorithm); null where nothing
   * is near enough, or two pieces apart are equally near.
   */
  static @Nullable Misprint nearest(String words, int from, int to, String wording) {
    int length = wording.length();
    if (length < SHORTEST || to <= from) {
      return null;
    }
    int[] distance = new int[length + 1];
    int[] start = new int[length + 1];
    for (int i = 0; i <= length; i++) {
      distance[i] = i;
      start[i] = from;
    }
    int least = Integer.MAX_VALUE;
    int leastFrom = -1;
    int leastTo = -1;
    boolean twice = false;
    for (int at = from; at < to; at++) {
      int diagonal = distance[0];
      int diagonalStart = start[0];
      start[0] = at + 1;
      int cornerStart = at;
      for (int i = 1; i <= length; i++) {
        int replaced = diagonal + (wording.charAt(i - 1) == words.charAt(at) ? 0 : 1);
        int replacedStart = i == 1 ? cornerStart : diagonalStart;
        diagonal = distance[i];
        diagonalStart = start[i];
        int inserted = diagonal + 1;
        int dropped = distance[i - 1] + 1;
        int best = Math.min(replaced, Math.min(inserted, dropped));
        int latest = best == replaced ? replacedStart : -1;
        latest = best == inserted ? Math.max(latest, diagonalStart) : latest;
        start[i] = best == dropped ? Math.max(latest, start[i - 1]) : latest;
        distance[i] = best;
      }
      if (distance[length] < least) {
        least = distance[length];
        leastFrom = start[length];
        leastTo = at + 1;
        twice = false;
      } else if (distance[length] == least && start[length] >= leastTo) {
        twice = true;
      }
    }
    double share = (double) least / length;
    return share <= MOST && !twice && leastTo > leastFrom
        ? new Misprint(leastFrom, leastTo, share)
        : null;
  }
}
