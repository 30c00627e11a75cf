package tongbao.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tongbao.access.AccessToken;
import tongbao.check.Finding;
import tongbao.check.YearBefore;
import tongbao.edition.Edition;
import tongbao.edition.Text;
import tongbao.filing.FilingId;
import tongbao.filing.Move;
import tongbao.filing.ReceiptCode;
import tongbao.filing.Revision;
import tongbao.reading.Outcome;
import tongbao.reading.document.UnreadableDocumentException;
import tongbao.totals.Series;
import tongbao.unit.AreaCode;
import tongbao.unit.Fault;
import tongbao.unit.UnitCode;

/** Why the desk does not do what it was asked. */
public sealed interface Refusal {

  /** No unit has that code. */
  record UnknownUnit(UnitCode code) implements Refusal {}

  /** No area has that code. */
  record UnknownArea(AreaCode code) implements Refusal {}

  /** No edition has that id. */
  record UnknownEdition(String id, List<Edition> known) implements Refusal {}

  /** No edition governs the year. */
  record NoEdition(int year, List<Edition> known) implements Refusal {}

  /** The edition has no cell of that code. */
  record UnknownCell(Edition edition, String code, boolean heading, Optional<String> nearest)
      implements Refusal {}

  /**
   * More filings count in the area than a total is taken apart into.
   *
   * @param filed how many these are
   */
  record TooManyParts(AreaCode area, int filed, int most) implements Refusal {}

  /** The shares of more units changed than are listed at once. */
  record TooManyChanges(AreaCode area, int most) implements Refusal {}

  /** Nothing of the years asked for can be compared with the cell. */
  record NotComparable(Series series) implements Refusal {}

  /** The unit has not filed for the year. */
  record NoFiling(FilingId id) implements Refusal {}

  /** The filing has no revision of that number. */
  record NoRevision(FilingId id, int number, int newest) implements Refusal {}

  /** The sheet has errors. */
  record SheetRefused(
      List<Finding> findings, Map<String, String> explanations, @Nullable YearBefore yearBefore)
      implements Refusal {}

  /** The unit has filed for the year. */
  record AlreadyFiled(Revision current) implements Refusal {}

  /** The idempotency key belongs to another submission. */
  record KeyTaken(FilingId earlier) implements Refusal {}

  /** The filing is not, or no longer, as the sender supposes. */
  record Stale(FilingId id, Optional<Revision> current) implements Refusal {}

  /** No receipt bears that code. */
  record UnknownReceipt(ReceiptCode code) implements Refusal {}

  /** Nothing that a reader may see: it is not published, or not there at all. */
  record NotPublished() implements Refusal {}

  /** No token has that id. */
  record UnknownToken(UUID id) implements Refusal {}

  /** A token of that name was made before. */
  record TokenNameTaken(String name) implements Refusal {}

  /** The token was revoked or has expired, and opens nothing any more. */
  record TokenEnded(AccessToken token) implements Refusal {}

  /** The secret of the token stands in the configuration, which the next start would go back to. */
  record TokenConfigured(AccessToken token) implements Refusal {}

  /** Without the token nobody could administer the service. */
  record LastAdmin(AccessToken token) implements Refusal {}

  /** No webhook has that id. */
  record UnknownWebhook(UUID id) implements Refusal {}

  /** The webhook has no delivery of that id, or there is no such webhook. */
  record UnknownDelivery(UUID webhook, UUID id) implements Refusal {}

  /**
   * A unit's signature is refused.
   *
   * @param reason the key of the text
   */
  record SignatureRefused(String reason, UnitCode unit, String kid) implements Refusal {}

  /** The unit has another key of that name, or had this one revoked. */
  record UnitKeyTaken(UnitCode unit, String kid, boolean revoked) implements Refusal {}

  /** The unit has no key of that name. */
  record UnknownUnitKey(UnitCode unit, String kid) implements Refusal {}

  /** The unit did not sign the revision. */
  record NoSignature(FilingId id, int revision) implements Refusal {}

  /**
   * The state of the revision does not allow the move.
   *
   * @param allowed what it does allow
   * @param newest the newest revision of the filing
   */
  record MoveRefused(Revision revision, Move move, List<Move> allowed, int newest)
      implements Refusal {}

  /** Findings stand in the way of acceptance: errors, or not explained. */
  record FindingsOpen(Revision revision, List<Finding> findings) implements Refusal {}

  /** An entry of the register cannot be so. */
  record RegisterRefused(List<Fault> faults) implements Refusal {}

  /** The document cannot be taken apart. */
  record Unreadable(UnreadableDocumentException.Reason reason, Text text) implements Refusal {}

  /** There is no form of ours in the document. */
  record NoForm(Outcome.Unrecognised why) implements Refusal {}

  /** The document is not read for sure in every cell. */
  record ReadingDoubtful(ReadReport report) implements Refusal {}

  /**
   * The document is of another unit or year than the caller says.
   *
   * @param parameter which of the two
   * @param given what the caller says
   * @param printed what the document says
   */
  record ReadingDiffers(String parameter, String given, String printed) implements Refusal {}

  /** Too many documents are being read. */
  record ReadersBusy() implements Refusal {}
}
