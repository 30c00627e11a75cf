package tongbao.desk;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tongbao.filing.FilingId;
import tongbao.filing.Revision;

/**
 * Filings that are handed in by one call, some at a time. While some are being recorded, the next
 * may be examined already; each is judged as if all before it had been recorded.
 */
public final class Batch {

  private final BatchExaminer examiner;
  private final BatchRecorder recorder;
  private final boolean dryRun;
  private final Map<FilingId, Revision> pending = new ConcurrentHashMap<>();

  Batch(BatchExaminer examiner, BatchRecorder recorder, boolean dryRun) {
    this.examiner = examiner;
    this.recorder = recorder;
    this.dryRun = dryRun;
  }

  /** Filings that have been examined. */
  public static final class Some {
    private final List<BatchExaminer.Line> lines;

    private Some(List<BatchExaminer.Line> lines) {
      this.lines = lines;
    }
  }

  /**
   * Examines filings, in parallel where it is called by a thread of a fork-join pool. The caller's
   * name is asked of the calling thread alone.
   */
  public Some examine(List<Handed> handed) {
    return new Some(examiner.examine(handed, pending, dryRun));
  }

  /**
   * Records, in one transaction, those that have no error; to be called in the order in which they
   * were examined. What one is refused for is not held against the others.
   *
   * @return what became of each, in their order
   */
  public List<BatchLine> record(Some examined) {
    try {
      return dryRun ? recorder.judge(examined.lines) : recorder.record(examined.lines);
    } finally {
      examined.lines.forEach(this::settled);
    }
  }

  private void settled(BatchExaminer.Line line) {
    if (line instanceof BatchExaminer.Fresh fresh) {
      pending.remove(fresh.filing().id(), fresh.filing().revision());
    }
  }
}
