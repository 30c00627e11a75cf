package tongbao.filing;

import java.util.Set;
import java.util.function.Consumer;
import tongbao.unit.UnitCode;

/**
 * What has been committed, as the audit log has it: every change of a return or of the register
 * leaves a line there in its own transaction.
 */
public interface Trail {

  /** A place of the log; what is read afterwards has all that stands up to it. */
  long end();

  /**
   * Tells what was touched and committed before this call, and stands in the log behind a place or
   * has none in it yet. Something may be told of twice, and again by the next call.
   *
   * @param years of the returns that matter
   * @param unit takes the units whose return for one of the years, or whose entry in the register,
   *     was touched
   */
  Seen since(long place, Set<Integer> years, Consumer<UnitCode> unit);

  /**
   * How far a look reached.
   *
   * @param place where the next one begins
   * @param units whether units were entered in the register or changed there
   * @param areas whether areas were
   */
  record Seen(long place, boolean units, boolean areas) {}
}
