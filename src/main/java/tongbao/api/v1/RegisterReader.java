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
import tongbao.unit.Unit;
import tongbao.unit.UnitCode;
import tongbao.unit.UnitKind;

/** Reads entries of the register. Every fault of a body is answered at once. */
final class RegisterReader {

  private static final Text NO_AREA =
      new Text("不是区划代码（6、9 或 12 位数字）。", "is no area code (6, 9 or 12 digits).");
  private static final Text NO_UNIT =
      new Text("不是单位代码，代码形如 620900-zhijian。", "is no unit code; codes look like 620900-zhijian.");
  private static final Text NO_CREDIT_CODE =
      new Text(
          "不是有效的统一社会信用代码（18 位，含校验位），请核对。",
          "is no unified social credit identifier (18 characters with check characters); check it.");

  private static final int MOST_ALIASES = 50;

  private final Members members;

  private RegisterReader(JsonBody body) {
    this.members = new Members(body.object());
  }

  static Area area(AreaCode code, JsonBody body) {
    return new RegisterReader(body).area(code);
  }

  static Unit unit(UnitCode code, AreaCode city, JsonBody body) {
    return new RegisterReader(body).unit(code, city);
  }

  private Area area(AreaCode code) {
    refuseOtherCode(code.value());
    String name = members.text("name");
    AreaCode parent = code("parent", AreaCode::isCode, AreaCode::new, NO_AREA);
    members.finish();
    return new Area(code, name, parent);
  }

  private Unit unit(UnitCode code, AreaCode city) {
    refuseOtherCode(code.value());
    String name = members.text("name");
    List<String> aliases = members.optionalTexts("aliases", MOST_ALIASES);
    AreaCode area = code("area", AreaCode::isCode, AreaCode::new, NO_AREA);
    UnitKind kind = kind();
    Integer firstYear = members.optionalYear("firstYear");
    Integer lastYear = members.optionalYear("lastYear");
    if (firstYear != null && lastYear != null && lastYear < firstYear) {
      members.fault(
          "lastYear", Text.of("早于 firstYear {}。", "lies before firstYear {}.", firstYear));
    }
    UnitCode successor = code("successor", UnitCode::isCode, UnitCode::new, NO_UNIT);
    if (code.equals(successor)) {
      members.fault("successor", new Text("不能是本单位。", "cannot be the unit itself."));
    }
    CreditCode creditCode =
        code("creditCode", CreditCode::isValid, CreditCode::new, NO_CREDIT_CODE);
    members.finish();
    return new Unit(
        code,
        name,
        aliases,
        area == null ? city : area,
        kind,
        firstYear,
        lastYear,
        successor,
        creditCode);
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

  private <T> @Nullable T code(
      String name, Predicate<String> fits, Function<String, T> make, Text otherwise) {
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
