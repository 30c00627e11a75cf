package tongbao.desk;

import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import tongbao.access.Caller;
import tongbao.access.CurrentCaller;
import tongbao.evidence.Receipts;
import tongbao.evidence.Recorded;
import tongbao.filing.Filings;
import tongbao.filing.Receipt;
import tongbao.filing.ReceiptCode;
import tongbao.filing.Revision;
import tongbao.unit.Register;
import tongbao.unit.Unit;

/** Telling which revision a paper is. */
@ApplicationScoped
public class ReceiptDesk {

  private final Filings filings;
  private final Register register;
  private final Signing signing;
  private final CurrentCaller caller;

  ReceiptDesk(Filings filings, Register register, Signing signing, CurrentCaller caller) {
    this.filings = filings;
    this.register = register;
    this.signing = signing;
    this.caller = caller;
  }

  /**
   * What a receipt stands for.
   *
   * @param newest the number of the filing's newest revision
   * @param holds whether the signature verifies and is over what is stored
   */
  public record Found(Revision revision, Receipt receipt, Unit unit, int newest, boolean holds) {}

  /**
   * The revision whose receipt bears a code.
   *
   * @throws ForbiddenException where it is not for the caller to see; whoever may not see all
   *     receipts is told the same where there is none
   * @throws RefusedException where there is none
   */
  public Found find(ReceiptCode code) {
    Caller asking = caller.caller();
    Optional<Revision> found = filings.findByReceipt(code);
    if (found.isEmpty() && asking.role().isOffice()) {
      throw new RefusedException(new Refusal.UnknownReceipt(code));
    }
    Revision revision =
        found.filter(paper -> FilingView.sees(asking, paper)).orElseThrow(ForbiddenException::new);
    Receipt receipt = revision.receipt();
    if (receipt == null) {
      throw new IllegalStateException("found by its receipt, but has none: " + revision.id());
    }
    Receipts receipts = signing.receipts();
    return new Found(
        revision,
        receipt,
        register.findUnit(revision.id().unit()).orElseThrow(),
        filings.findCurrent(revision.id()).orElseThrow().number(),
        receipts.fault(Recorded.of(revision), receipt) == null
            && revision.digest().fits(revision.submission()));
  }
}
