/** Somebody who keeps the table of filings to himself for a while. */
final class Lock {

  private final Database database;
  private final int afterMillis;
  private final int seconds;
  private Thread thread;
  private volatile long released;

  Lock(Database database, int afterMillis, int seconds) {
    this.database = database;
    this.afterMillis = afterMillis;
    this.seconds = seconds;
  }

  void start() {
    thread = new Thread(this::hold, "lock");
    thread.setDaemon(true);
    thread.start();
  }

  private void hold() {
    Service.pause(afterMillis);
    database.run(
        "begin",
        "lock table filing_revision in access exclusive mode",
        "select pg_sleep(" + seconds + ")",
        "commit");
    released = System.nanoTime();
  }

  /** When it was given free, by {@link System#nanoTime}; waits for that. */
  long released() {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return released;
  }
}
