package tongbao.desk;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A question that many ask at once and one answer serves, as long as it was put after each of them
 * asked. Nobody gets an answer older than their own call, and nobody's thread waits for it.
 */
final class JoinedQuestion<T> {

  private final Supplier<T> question;
  private final Executor asker;
  private CompletableFuture<T> gathering = new CompletableFuture<>();
  private boolean awaited;
  private boolean asking;

  /**
   * A question.
   *
   * @param asker what the question is put on; it puts it again as long as somebody waits
   */
  JoinedQuestion(Supplier<T> question, Executor asker) {
    this.question = question;
    this.asker = asker;
  }

  /** The answer; what depends on it runs on the asker's thread and must be brief. */
  CompletionStage<T> ask() {
    CompletableFuture<T> mine;
    boolean idle;
    synchronized (this) {
      mine = gathering;
      awaited = true;
      idle = !asking;
      asking = true;
    }
    if (idle) {
      asker.execute(this::askWhileSomebodyWaits);
    }
    return mine;
  }

  private void askWhileSomebodyWaits() {
    for (CompletableFuture<T> asked = next(); asked != null; asked = next()) {
      try {
        asked.complete(question.get());
      } catch (RuntimeException | Error e) {
        asked.completeExceptionally(e);
      }
    }
  }

  /** Those who have asked so far; who asks from here on is served by the question after this. */
  private synchronized @Nullable CompletableFuture<T> next() {
    if (!awaited) {
      asking = false;
      return null;
    }
    CompletableFuture<T> asked = gathering;
    gathering = new CompletableFuture<>();
    awaited = false;
    return asked;
  }
}
