package tongbao.filing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongbao.unit.UnitCode;

/**
 * The filings that were ever recorded. Revisions are only added, never changed or removed; of two
 * attempts to record the same revision exactly one succeeds, whatever their timing. What a method
 * has returned as recorded survives a crash of the service and of the database.
 */
public interface Filings {

  /**
   * Records a first revision. What cannot be stored is thrown, never answered as {@link
   * FirstRecording.Failed}.
   *
   * @param event that it was handed in
   * @param key remembered with the revision, so that the attempt can be repeated
   */
  FirstRecording recordFirst(Revision first, FilingEvent event, @Nullable IdempotencyKey key);

  /**
   * Records first revisions together; each as {@link #recordFirst(Revision, FilingEvent,
   * IdempotencyKey)} would without a key, and as if one came after the other. What one of them is
   * refused for is not held against the others.
   *
   * @return what became of each, in their order; never {@link FirstRecording.Repeated} or {@link
   *     FirstRecording.KeyTaken}
   */
  List<FirstRecording> recordFirst(List<FirstFiling> together);

  /**
   * Records a further revision.
   *
   * @param event that it was handed in
   * @return false where something else happened to the filing meanwhile, or its unit does not
   *     report for the year any more
   */
  boolean recordNext(Revision next, FilingEvent event);

  /**
   * Records a decision.
   *
   * @return false where something else happened to the filing meanwhile
   */
  boolean recordDecision(Revision decidedOn, FilingEvent event);

  /** What has happened to a filing; empty where there is none. */
  Optional<Course> course(FilingId id);

  /** The newest revision. */
  Optional<Revision> findCurrent(FilingId id);

  /** The revision that counts among what is submitted: {@link Standing#submitted()}. */
  Optional<Revision> findCounting(FilingId id);

  /** The revision of that number. */
  Optional<Revision> find(FilingId id, int number);

  /** The revision whose receipt bears that code. */
  Optional<Revision> findByReceipt(ReceiptCode code);

  /** All revisions, oldest first; empty where there is no such filing. */
  List<Revision> history(FilingId id);

  /** The newest revisions of several units for a year; none of units without a filing. */
  List<Revision> newest(int year, Collection<UnitCode> units);

  /** Newest revisions in the order of year and unit. */
  List<Revision> list(FilingQuery query);

  /** The years each of these units has filed for; nothing of those that never have. */
  Map<UnitCode, List<Integer>> yearsFiled(Collection<UnitCode> units);
}
