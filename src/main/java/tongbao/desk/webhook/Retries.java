package tongbao.desk.webhook;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next attempt: longer each time, and never all at once. */
record Retries(Duration first, Duration longest) {
  private static final int FACTOR = 3;

  /** By how much a wait is longer or shorter than its turn says, at most. */
  private static final double SPREAD = 0.2;

  /**
   * The wait.
   *
   * @param failures how many attempts have failed, at least one
   */
  Duration after(int failures, RandomGenerator random) {
    double wait = (double) first.toMillis() * Math.pow(FACTOR, failures - 1.0);
    double bounded = Math.min(wait, (double) longest.toMillis());
    return Duration.ofMillis(Math.round(bounded * (1 - SPREAD + 2 * SPREAD * random.nextDouble())));
  }
}
