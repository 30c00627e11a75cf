package tongbao.api.v1;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tongbao.unit.CreditCode;
import tongbao.unit.Unit;
import tongbao.unit.UnitCode;

/** A unit as it is registered and answered. */
@Schema(name = "Unit", description = "A reporting unit (填报单位).")
public record UnitBody(
    @Schema(
            description = "The unit's code.",
            pattern = "^[a-z0-9][a-z0-9-]{1,39}$",
            examples = "620900-zhijian")
        String code,
    @Schema(description = "Its name.", minLength = 1, maxLength = 200, examples = "酒泉市质量技术监督局")
        String name,
    @Schema(description = "Other names it appears under.") List<String> aliases,
    @Schema(
            description = "The area it belongs to; left out, the city.",
            pattern = "^[1-9][0-9]{5}([0-9]{3}([0-9]{3})?)?$",
            examples = "620900")
        String area,
    @Schema(
            description =
                "area-rollup is a whole area's own published report; totals never add it to the"
                    + " units it contains. Left out: department.",
            enumeration = {"department", "government-office", "area-rollup"})
        String kind,
    @Schema(
            description = "First reporting year; null: from the beginning.",
            minimum = "1900",
            maximum = "9999",
            nullable = true)
        @Nullable Integer firstYear,
    @Schema(
            description = "Last reporting year; null: until further notice.",
            minimum = "1900",
            maximum = "9999",
            nullable = true)
        @Nullable Integer lastYear,
    @Schema(
            description = "The unit that took over its work.",
            pattern = "^[a-z0-9][a-z0-9-]{1,39}$",
            nullable = true)
        @Nullable String successor,
    @Schema(
            description = "统一社会信用代码 (GB 32100-2015); the check characters are verified.",
            pattern = "^[0-9A-HJ-NPQRTUWXY]{18}$",
            nullable = true)
        @Nullable String creditCode) {

  static UnitBody of(Unit unit) {
    UnitCode successor = unit.successor();
    CreditCode creditCode = unit.creditCode();
    return new UnitBody(
        unit.code().value(),
        unit.name(),
        unit.aliases(),
        unit.area().value(),
        unit.kind().code(),
        unit.firstYear(),
        unit.lastYear(),
        successor == null ? null : successor.value(),
        creditCode == null ? null : creditCode.value());
  }
}
