package tongbao.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tongbao.evidence.AuditHead;
import tongbao.evidence.AuditLine;
import tongbao.evidence.AuditLog;
import tongbao.evidence.AuditQuery;
import tongbao.evidence.Verification;

/** Reading the audit log and proving that nothing was changed since. */
@ApplicationScoped
public class AuditDesk {

  private final AuditLog log;
  private final Signing signing;
  private final Lock verifying = new ReentrantLock();

  AuditDesk(AuditLog log, Signing signing) {
    this.log = log;
    this.signing = signing;
  }

  /** Lines by position; every change committed before this call is among them. */
  public List<AuditLine> lines(AuditQuery query) {
    log.seal();
    return log.lines(query);
  }

  /**
   * Works everything out again.
   *
   * @param noted a head of the chain that the caller noted earlier
   * @throws RejectedExecutionException while another call does the same
   */
  public Verification.Result verify(@Nullable AuditHead noted) {
    if (!verifying.tryLock()) {
      // Each reads everything; many at once would leave no connection for those who file.
      throw new RejectedExecutionException("a verification is under way");
    }
    try {
      log.seal();
      Verification verification = new Verification(signing.signer(), signing.receipts(), noted);
      log.show(verification);
      return verification.result();
    } finally {
      verifying.unlock();
    }
  }
}
