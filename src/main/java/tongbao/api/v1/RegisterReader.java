package tongbao.api.v1;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Text;
import tongbao.unit.Area;
import tongbao.unit.AreaCode;
import tongbao.unit.CreditCode;
import tongbao.unit.Membership;
import tongbao.unit.Unit;
import tongbao.unit.UnitCode;
import tongbao.unit.UnitKind;

/** Reads entries of the register. Every fault of a body is answered at once. */
final class RegisterReader {

  static final Text NO_AREA =
      new Text("不是区划代码（6、9 或 12 位数字）。", "is no area code (6, 9 or 12 digits).");
  static final Text NO_UNIT =
      new Text("不是单位代码，代码形如 620900-zhijian。", "is no unit code; codes look like 620900-zhijian.");
  private static final Text NO_CREDIT_CODE =
      new Text(
          "不是有效的统一社会信用代码（18 位，含校验位），请核对。",
          "is no unified social credit identifier (18 characters with check characters); check it.");

  private static final int MOST_ALIASES = 50;

  private final Members members;

  private RegisterReader(Members members) {
    this.members = members;
  }

  static Area area(AreaCode code, JsonBody body) {
    Members members = new Members(body.object());
    Area area = area(code, members);
    members.finish();
    return area;
  }

  static Unit unit(UnitCode code, AreaCode city, JsonBody body) {
    Members members = new Members(body.object());
    Unit unit = unit(code, city, members);
    members.finish();
    return unit;
  }

  /** What was read is of use only where the members have no fault. */
  static Area area(AreaCode code, Members members) {
    return new RegisterReader(members).area(code);
  }

  /** What was read is of use only where the members have no fault. */
  static Unit unit(UnitCode code, AreaCode city, Members members) {
    return new RegisterReader(members).unit(code, city);
  }

  private Area area(AreaCode code) {
    refuseOtherCode(code.value());
    String name = members.text("name");
    AreaCode parent = area(members, "parent");
    return new Area(code, name, parent);
  }

  private Unit unit(UnitCode code, AreaCode city) {
    refuseOtherCode(code.value());
    String name = members.text("name");
    List<String> aliases = members.optionalTexts("aliases", MOST_ALIASES);
    UnitKind kind = kind();
    List<Membership> memberships = new MembershipReader(members, city).read();
    UnitCode successor = code(members, "successor", UnitCode::isCode, UnitCode::new, NO_UNIT);
    if (code.equals(successor)) {
      members.fault("successor", new Text("不能是本单位。", "cannot be the unit itself."));
    }
    CreditCode creditCode =
        code(members, "creditCode", CreditCode::isValid, CreditCode::new, NO_CREDIT_CODE);
    // Part of answers, so that an answer may be sent back as it is.
    members.optionalTexts("sameName", Integer.MAX_VALUE);
    return new Unit(code, name, aliases, kind, memberships, successor, creditCode);
  }

  static @Nullable AreaCode area(Members members, String name) {
    return code(members, name, AreaCode::isCode, AreaCode::new, NO_AREA);
  }

  /** The code may be repeated in the body, as it is in answers. */
  private void refuseOtherCode(String inPath) {
    String code = members.optionalText("code");
    if (code != null && !code.equals(inPath)) {
      members.fault("code", Text.of("与路径中的 {} 不同。", "differs from {} in the path.", inPath));
    }
  }

  private UnitKind kind() {
    String text = members.optionalText("kind");
    if (text == null) {
      return UnitKind.DEPARTMENT;
    }
    Optional<UnitKind> kind = UnitKind.find(text);
    if (kind.isEmpty()) {
      members.fault(
          "kind",
          Text.of(
              "“{}”应为 department、government-office 或 area-rollup。",
              "{} must be department, government-office or area-rollup.",
              text));
    }
    return kind.orElse(UnitKind.DEPARTMENT);
  }

  private static <T> @Nullable T code(
      Members members,
      String name,
      Predicate<String> fits,
      Function<String, T> make,
      Text otherwise) {
    String text = members.optionalText(name);
    if (text == null) {
      return null;
    }
    if (!fits.test(text)) {
      members.fault(name, Text.of("“{}”{}", "{} {}", text, otherwise));
      return null;
    }
    return make.apply(text);
  }
}
