package tongbao.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import tongbao.totals.SumsCheck;
import tongbao.totals.SumsCheck.Checked;
import tongbao.totals.SumsCheck.Discrepancy;
import tongbao.totals.SumsResult;

/** Proving that the sums totals are kept in are those of the filings. */
@ApplicationScoped
public class SumsDesk {

  /** No further year is begun after it, so that the answer is sent before callers give up. */
  private static final Duration BUDGET = Duration.ofSeconds(25);

  private final SumsCheck check;
  private final Lock verifying = new ReentrantLock();

  SumsDesk(SumsCheck check) {
    this.check = check;
  }

  /**
   * Works sums out again, year by year, and how many units report.
   *
   * @param wanted the years to look at
   * @throws RejectedExecutionException while another call does the same
   */
  public SumsResult verify(IntPredicate wanted) {
    if (!verifying.tryLock()) {
      // Each reads every filing; many at once would leave no connection for those who file.
      throw new RejectedExecutionException("a verification of totals is under way");
    }
    try {
      return check.inOneView(view -> verify(view, wanted));
    } finally {
      verifying.unlock();
    }
  }

  private static SumsResult verify(SumsCheck.View view, IntPredicate wanted) {
    long begun = System.nanoTime();
    Checked all = view.expected();
    List<Integer> done = new ArrayList<>();
    @Nullable Integer next = null;
    for (int year : view.years().stream().filter(wanted::test).toList()) {
      if (!done.isEmpty() && System.nanoTime() - begun > BUDGET.toNanos()) {
        next = year;
        break;
      }
      all = together(all, view.totals(year));
      done.add(year);
    }
    List<Discrepancy> found = all.differences();
    return new SumsResult(
        done,
        next,
        all.areas(),
        all.sums(),
        found.size(),
        found.subList(0, Math.min(found.size(), SumsResult.MOST)));
  }

  private static Checked together(Checked one, Checked other) {
    List<Discrepancy> differences = new ArrayList<>(one.differences());
    differences.addAll(other.differences());
    return new Checked(one.areas() + other.areas(), one.sums() + other.sums(), differences);
  }
}
