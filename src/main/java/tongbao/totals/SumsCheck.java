package tongbao.totals;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Holds the sums that totals are kept in against the revisions and the register. */
public interface SumsCheck {

  /** Does a piece of work in which everything is seen as it is at its beginning. */
  <T> T inOneView(Function<View, T> work);

  /** What is there at one moment. */
  interface View {

    /** Years for which something is filed or kept, ascending. */
    List<Integer> years();

    /** Works a year's sums out again, on every basis and for every area. */
    Checked totals(int year);

    /** Counts again how many units report, for every area. */
    Checked expected();
  }

  /**
   * What came of a part of it.
   *
   * @param areas how many have something there
   * @param sums how many numbers were compared
   * @param differences those that are not the same
   */
  record Checked(long areas, long sums, List<Discrepancy> differences) {

    /** Keeps the list as it is now. */
    public Checked {
      differences = List.copyOf(differences);
    }
  }

  /**
   * A number that is not what it should be.
   *
   * @param year {@code null} of units that report, which are kept by years from and to
   * @param basis {@code null} of units that report
   * @param what the code of a cell, {@code filed}, or {@code expected} with the years
   * @param measure the unit of measure, of sums that are kept by it
   */
  record Discrepancy(
      @Nullable Integer year,
      String area,
      @Nullable String basis,
      String what,
      @Nullable String measure,
      BigDecimal kept,
      BigDecimal recounted) {}
}
