package tongbao.desk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * Answers worked out from the database, kept in memory and never older than the call that asks for
 * them (src/adr/0025).
 *
 * <p>No thread waits: neither for the mark nor for what another call has begun to work out.
 *
 * @param <K> what is asked
 * @param <V> what is answered
 */
public final class FreshAnswers<K, V> {

  private final Freshness freshness;
  private final Cache<K, Kept<V>> kept;
  private final ConcurrentMap<K, Run<V>> runs = new ConcurrentHashMap<>();

  private record Kept<V>(V answer, String mark) {}

  /** Work in the queue or under way, and the mark that was read before it. */
  private static final class Run<V> {
    private final String mark;
    private final CompletableFuture<V> answer = new CompletableFuture<>();
    private volatile boolean begun;

    Run(String mark) {
      this.mark = mark;
    }

    /** Whether it sees all that was committed before a call that read the mark {@code now}. */
    boolean serves(String now) {
      return !begun || mark.equals(now);
    }
  }

  /**
   * Nothing kept yet.
   *
   * @param most how much is kept altogether
   * @param weight what an answer counts for in {@code most}
   */
  FreshAnswers(Freshness freshness, long most, ToIntFunction<V> weight) {
    this.freshness = freshness;
    this.kept =
        Caffeine.newBuilder()
            .maximumWeight(most)
            .weigher((K question, Kept<V> answer) -> weight.applyAsInt(answer.answer()))
            .build();
  }

  /**
   * The answer to a question. Fails with a {@link RejectedExecutionException} where too many other
   * questions wait to be worked out.
   *
   * @param work what works it out, from what is committed when it begins
   */
  public CompletionStage<V> answer(K question, Supplier<V> work) {
    return freshness
        .mark()
        .thenCompose(
            now -> {
              Kept<V> known = kept.getIfPresent(question);
              return known != null && known.mark().equals(now)
                  ? CompletableFuture.completedFuture(known.answer())
                  : join(question, now, work);
            });
  }

  /** The same for who has a thread to wait on, which must be none of those that work it out. */
  V await(K question, Supplier<V> work) {
    return Freshness.await(answer(question, work));
  }

  private CompletionStage<V> join(K question, String now, Supplier<V> work) {
    Run<V> mine = new Run<>(now);
    Run<V> joined =
        runs.compute(question, (same, run) -> run != null && run.serves(now) ? run : mine);
    if (joined == mine) {
      try {
        freshness.workers().execute(() -> workOut(question, mine, work));
      } catch (RejectedExecutionException e) {
        runs.remove(question, mine);
        mine.answer.completeExceptionally(e);
      }
    }
    return joined.answer;
  }

  private void workOut(K question, Run<V> run, Supplier<V> work) {
    run.begun = true;
    try {
      V answer = work.get();
      // While this mark comes back nothing was committed since before the work began.
      kept.put(question, new Kept<>(answer, run.mark));
      runs.remove(question, run);
      run.answer.complete(answer);
    } catch (RuntimeException | Error e) {
      runs.remove(question, run);
      run.answer.completeExceptionally(e);
    }
  }
}
