package tongbao.desk;

import jakarta.enterprise.context.ApplicationScoped;

/** Handing in many filings in one call. */
@ApplicationScoped
public class BatchDesk {

  private final BatchExaminer examiner;
  private final BatchRecorder recorder;

  BatchDesk(BatchExaminer examiner, BatchRecorder recorder) {
    this.examiner = examiner;
    this.recorder = recorder;
  }

  /**
   * Begins a batch.
   *
   * @param dryRun whether its filings are only checked, each as if it came alone
   */
  public Batch open(boolean dryRun) {
    return new Batch(examiner, recorder, dryRun);
  }
}
