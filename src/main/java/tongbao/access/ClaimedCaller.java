package tongbao.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwt.JwtClaims;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Text;
import tongbao.unit.UnitCode;

/**
 * Who a token of the identity provider says the caller is. Refuses what it does not say clearly.
 */
final class ClaimedCaller {
  private static final int LONGEST_NAME = 200;

  private final String roleClaim;
  private final String unitClaim;

  ClaimedCaller(String roleClaim, String unitClaim) {
    this.roleClaim = roleClaim;
    this.unitClaim = unitClaim;
  }

  /**
   * The caller.
   *
   * @param subject the claim {@code sub}
   * @throws UnplacedAccountException where role or unit are missing or ambiguous
   */
  Caller read(JwtClaims claims, String subject) {
    Role role = role(claims);
    return new Caller(
        name(claims, subject), role, role == Role.SUBMITTER ? unit(claims, subject) : null);
  }

  /**
   * The account's name for readers, and behind the slash the subject, which the provider never
   * gives to another account (OpenID Connect Core 1.0 §2).
   */
  private static String name(JwtClaims claims, String subject) {
    boolean named =
        claims.getClaimValue("preferred_username") instanceof String name
            && isPlain(name)
            && name.indexOf('/') < 0;
    return "oidc:%s/%s".formatted(named ? claims.getClaimValue("preferred_username") : "", subject);
  }

  static boolean isPlain(String name) {
    return !name.isBlank()
        && name.length() <= LONGEST_NAME
        && name.codePoints().noneMatch(Character::isISOControl);
  }

  private Role role(JwtClaims claims) {
    List<Role> roles =
        texts(find(claims, roleClaim)).stream()
            .map(Role::find)
            .flatMap(Optional::stream)
            .distinct()
            .toList();
    if (roles.isEmpty()) {
      throw new UnplacedAccountException(
          Text.of(
              "该账号的令牌在声明 {} 中没有本系统的角色（submitter、reviewer、reader、admin），请联系身份平台管理员。",
              "The token has none of the roles submitter, reviewer, reader and admin in its claim {};"
                  + " ask whoever manages the accounts.",
              roleClaim));
    }
    if (roles.size() > 1) {
      throw new UnplacedAccountException(
          Text.of(
              "该账号在声明 {} 中有多个角色（{}），只能有一个，请联系身份平台管理员。",
              "The token has several roles in its claim {} ({}), but can have one only; ask whoever"
                  + " manages the accounts.",
              roleClaim,
              String.join(", ", roles.stream().map(Role::code).toList())));
    }
    return roles.get(0);
  }

  private UnitCode unit(JwtClaims claims, String subject) {
    List<String> units = texts(find(claims, unitClaim)).stream().distinct().toList();
    if (units.size() != 1 || !UnitCode.isCode(units.get(0))) {
      throw new UnplacedAccountException(
          Text.of(
              "填报账号 {} 的令牌须在声明 {} 中给出一个单位代码，请联系身份平台管理员。",
              "The token of the submitter {} has to name one unit's code in its claim {}; ask whoever"
                  + " manages the accounts.",
              subject,
              unitClaim));
    }
    return new UnitCode(units.get(0));
  }

  /** A claim of that very name goes first: names that are URLs have slashes of their own. */
  private static @Nullable Object find(JwtClaims claims, String name) {
    Map<String, Object> all = claims.getClaimsMap();
    if (all.containsKey(name)) {
      return all.get(name);
    }
    Object value = all;
    for (String step : name.split("/", -1)) {
      value = value instanceof Map<?, ?> inner ? inner.get(step) : null;
    }
    return value;
  }

  private static List<String> texts(@Nullable Object value) {
    if (value instanceof String text) {
      return List.of(text);
    }
    return value instanceof Collection<?> several
        ? several.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : List.of();
  }
}
