package tongbao.reading.document;

/** Time and interruption, looked at from within every loop over a document's content. */
final class Watch {

  private final long limitSeconds;
  private final long deadline;
  private int calls;

  Watch(Limits limits) {
    limitSeconds = limits.time().toSeconds();
    deadline = System.nanoTime() + limits.time().toNanos();
  }

  /** To be called for every small step. */
  void step() {
    if ((++calls & 0xFF) == 0) {
      look();
    }
  }

  /** To be called where a step may take long by itself. */
  void look() {
    if (Thread.currentThread().isInterrupted() || System.nanoTime() - deadline > 0) {
      throw Unreadable.tooSlow(limitSeconds);
    }
  }
}
