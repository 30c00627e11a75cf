package tongbao.api.v1;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tongbao.desk.RegisterDesk.Registered;
import tongbao.unit.CreditCode;
import tongbao.unit.Membership;
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
        @Nullable String creditCode,
    @Schema(
            description =
                "Where it belongs, by year: in order, without overlap, the last in `area`. Left out,"
                    + " it is in `area` from firstYear to lastYear. In years between two memberships"
                    + " it does not report.")
        List<MembershipBody> memberships,
    @Schema(
            description =
                "Other units that share a name or alias with it in one area and year, so that a name"
                    + " alone does not tell them apart. Not read from requests, not told in"
                    + " histories.")
        List<String> sameName) {

  /** The years in which a unit belongs to an area. */
  @Schema(name = "Membership", description = "The years in which a unit belongs to an area.")
  public record MembershipBody(
      @Schema(
              description = "The area.",
              pattern = "^[1-9][0-9]{5}([0-9]{3}([0-9]{3})?)?$",
              examples = "620902")
          String area,
      @Schema(
              description = "First reporting year there; null: from the beginning.",
              minimum = "1900",
              maximum = "9999",
              nullable = true)
          @Nullable Integer firstYear,
      @Schema(
              description = "Last reporting year there; null: until further notice.",
              minimum = "1900",
              maximum = "9999",
              nullable = true)
          @Nullable Integer lastYear) {

    static MembershipBody of(Membership membership) {
      return new MembershipBody(
          membership.area().value(), membership.firstYear(), membership.lastYear());
    }
  }

  static UnitBody of(Registered registered) {
    return of(registered.unit(), registered.sameName());
  }

  static UnitBody of(Unit unit, List<UnitCode> sameName) {
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
        creditCode == null ? null : creditCode.value(),
        unit.memberships().stream().map(MembershipBody::of).toList(),
        sameName.stream().map(UnitCode::value).toList());
  }
}
