package tongbao.api.v1;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tongbao.filing.CellChange;
import tongbao.filing.Revision;
import tongbao.sheet.CellRemark;

/** What a revision changed. */
@Schema(
    name = "Changes",
    description = "The cells in which a revision differs from the one before.")
public record ChangesAnswer(
    @Schema(description = "The unit's code.") String unit,
    @Schema(description = "The reporting year.") int year,
    @Schema(description = "The revision before; null where there is none.", nullable = true)
        @Nullable Integer from,
    @Schema(description = "The revision.") int to,
    @Schema(description = "In the order of the form.") List<Change> changes) {

  /** One cell that differs. */
  @Schema(name = "CellChange", description = "One cell that differs.")
  public record Change(
      @Schema(description = "The cell's code.") String cell,
      @Schema(description = "Number printed on the form.", nullable = true) @Nullable String number,
      @Schema(description = "Label printed on the form.") String label,
      @Schema(description = "null where it was blank.", nullable = true)
          @Nullable BigDecimal before,
      @Schema(description = "null where it is blank.", nullable = true) @Nullable BigDecimal after,
      @Schema(description = "What stood in the cell besides; null for nothing.", nullable = true)
          @Nullable Remark beforeRemark,
      @Schema(description = "What stands in the cell besides; null for nothing.", nullable = true)
          @Nullable Remark afterRemark) {}

  /** What stands in a cell beside or instead of a number. */
  @Schema(name = "CellRemark", description = "What stands in a cell beside or instead of a number.")
  public record Remark(
      @Schema(description = "Words behind the number.", nullable = true) @Nullable String note,
      @Schema(description = "Whether the cell is struck out.") boolean notApplicable,
      @Schema(description = "Unit of measure, where the form fixes none.", nullable = true)
          @Nullable String unit) {

    static @Nullable Remark of(CellRemark remark) {
      return remark.equals(CellRemark.NONE)
          ? null
          : new Remark(remark.note(), remark.notApplicable(), remark.measure());
    }
  }

  static ChangesAnswer of(@Nullable Revision before, Revision after) {
    List<Change> changes =
        before == null
            ? List.of()
            : CellChange.between(before.submission().sheet(), after.submission().sheet()).stream()
                .map(
                    change ->
                        new Change(
                            change.cell().code().value(),
                            change.cell().row().number(),
                            change.cell().label(),
                            change.before(),
                            change.after(),
                            Remark.of(change.remarkedBefore()),
                            Remark.of(change.remarkedAfter())))
                .toList();
    return new ChangesAnswer(
        after.id().unit().value(),
        after.id().year(),
        before == null ? null : before.number(),
        after.number(),
        changes);
  }
}
