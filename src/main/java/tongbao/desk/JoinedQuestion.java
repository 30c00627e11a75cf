package tongbao.desk;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A question that many ask at once and one answer serves, as long as it was put after each of them
 * asked. Nobody gets an answer older than their own call.
 */
final class JoinedQuestion<T> {

  private final Supplier<T> question;
  private @Nullable CompletableFuture<T> underWay;
  private @Nullable CompletableFuture<T> gathering;

  JoinedQuestion(Supplier<T> question) {
    this.question = question;
  }

  T ask() {
    CompletableFuture<T> mine;
    CompletableFuture<T> before;
    synchronized (this) {
      if (gathering != null) {
        before = null;
        mine = gathering;
      } else {
        before = underWay == null ? CompletableFuture.completedFuture(null) : underWay;
        mine = new CompletableFuture<>();
        gathering = mine;
      }
    }
    if (before != null) {
      before.handle((answer, failure) -> answer).join();
      put(mine);
    }
    try {
      return mine.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private void put(CompletableFuture<T> mine) {
    synchronized (this) {
      gathering = null;
      underWay = mine;
    }
    try {
      mine.complete(question.get());
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
    } finally {
      synchronized (this) {
        if (underWay == mine) {
          underWay = null;
        }
      }
    }
  }
}
