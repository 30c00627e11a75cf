package tongbao.api.v1;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tongbao.totals.SumsCheck.Discrepancy;
import tongbao.totals.SumsResult;

/** What came of working the kept sums out again. */
@Schema(name = "SumsVerification", description = "Whether totals are the sums of the filings.")
public record SumsAnswer(
    @Schema(description = "Whether every sum that was worked out again is the one that is kept.")
        boolean intact,
    @Schema(description = "Whether every year asked for was worked out again.") boolean complete,
    @Schema(description = "The years that were worked out again.") List<Integer> checkedYears,
    @Schema(
            description = "Where not complete: the year to go on from, as from in the next call.",
            nullable = true)
        @Nullable Integer nextYear,
    @Schema(description = "How many areas have sums, in all of these years together.")
        long checkedAreas,
    @Schema(description = "How many numbers were compared.") long checkedTotals,
    @Schema(description = "How many differ.") long differenceCount,
    @Schema(
            description =
                "The first 100 of them: units that report, then totals by year, area and basis.")
        List<DifferenceFound> differences,
    @Schema(
            description =
                "What mends the sums these differences are in: SQL for the operator of the database.")
        List<String> repair) {

  /** A number that is not what was recounted. */
  @Schema(name = "SumDifference", description = "A kept number that is not what was recounted.")
  public record DifferenceFound(
      @Schema(
              description =
                  "The reporting year; null of units that report, which are kept by span.",
              nullable = true)
          @Nullable Integer year,
      @Schema(description = "The area, with everything below it.") String area,
      @Schema(
              description = "Which filings count; null of units that report.",
              nullable = true,
              enumeration = {"submitted", "accepted", "published"})
          @Nullable String basis,
      @Schema(
              description =
                  "What the number is: the sum of a cell by its code, with `given` behind it how many"
                      + " filings give the cell; `filed`, how many count; `expected` with the first and"
                      + " last year, how many units report so long.",
              examples = "disclosure.items")
          String what,
      @Schema(description = "The unit of measure, of sums that are kept by it.", nullable = true)
          @Nullable String measure,
      @Schema(description = "The number totals are answered with.") BigDecimal kept,
      @Schema(description = "The number that follows from the filings and the register.")
          BigDecimal recounted) {

    static DifferenceFound of(Discrepancy difference) {
      return new DifferenceFound(
          difference.year(),
          difference.area(),
          difference.basis(),
          difference.what(),
          difference.measure(),
          difference.kept(),
          difference.recounted());
    }
  }

  static SumsAnswer of(SumsResult result) {
    return new SumsAnswer(
        result.intact(),
        result.next() == null,
        result.years(),
        result.next(),
        result.areas(),
        result.sums(),
        result.discrepancyCount(),
        result.discrepancies().stream().map(DifferenceFound::of).toList(),
        repair(result));
  }

  private static List<String> repair(SumsResult result) {
    List<String> repair = new ArrayList<>();
    if (result.discrepancies().stream().anyMatch(found -> found.year() == null)) {
      repair.add("select rebuild_expected()");
    }
    result.discrepancies().stream()
        .map(Discrepancy::year)
        .filter(Objects::nonNull)
        .distinct()
        .forEach(year -> repair.add("select rebuild_totals(" + year + ")"));
    return repair;
  }
}
