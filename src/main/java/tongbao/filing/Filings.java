package tongbao.filing;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The filings that were ever recorded. Revisions are only added, never changed or removed; of two
 * attempts to record the same revision exactly one succeeds, whatever their timing. What a method
 * has returned as recorded survives a crash of the service and of the database.
 */
public interface Filings {

  /**
   * Records a first revision.
   *
   * @param key remembered with the revision, so that the attempt can be repeated
   */
  FirstRecording recordFirst(Revision first, @Nullable IdempotencyKey key);

  /**
   * Records a further revision.
   *
   * @return false where a revision of that number exists already, or the one before does not
   */
  boolean recordNext(Revision next);

  /** The newest revision. */
  Optional<Revision> findCurrent(FilingId id);

  /** The revision of that number. */
  Optional<Revision> find(FilingId id, int number);

  /** All revisions, oldest first; empty where there is no such filing. */
  List<Revision> history(FilingId id);

  /** Newest revisions in the order of year and unit. */
  List<Revision> list(FilingQuery query);
}
