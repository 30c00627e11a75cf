package tongbao.desk;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tongbao.unit.Fault;
import tongbao.unit.UnitCode;

/**
 * What each line of an import does, or would do.
 *
 * @param wanted whether it was to be more than a dry run
 * @param outcomes in the order of the lines
 */
public record ImportReport<T>(boolean wanted, List<Outcome<T>> outcomes) {

  /** What a line does. */
  public enum Effect {
    /** Adds an entry. */
    ADDED,
    /** Replaces an entry by another. */
    CHANGED,
    /** Says what is registered already. */
    UNCHANGED,
    /** Nothing, and keeps the whole import from being applied. */
    REFUSED
  }

  /**
   * One line.
   *
   * @param code which entry it is about, where that much could be read
   * @param before what is registered
   * @param after what the line says
   * @param sameName other units that would share a name with it in one area and year
   */
  public record Outcome<T>(
      int line,
      @Nullable String code,
      Effect effect,
      @Nullable T before,
      @Nullable T after,
      List<Fault> faults,
      List<UnitCode> sameName) {}

  /** Whether it was done: wanted, and no line refused. */
  public boolean applied() {
    return wanted && count(Effect.REFUSED) == 0;
  }

  /** How many lines have an effect. */
  public int count(Effect effect) {
    return (int) outcomes.stream().filter(outcome -> outcome.effect() == effect).count();
  }

  /** The entries that differ from what is registered. */
  List<T> changes() {
    return outcomes.stream()
        .filter(outcome -> outcome.effect() == Effect.ADDED || outcome.effect() == Effect.CHANGED)
        .map(outcome -> Objects.requireNonNull(outcome.after()))
        .toList();
  }
}
