package tongbao.api.v1;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongbao.access.Role;
import tongbao.edition.Text;
import tongbao.unit.UnitCode;

/** Reads what is asked of tokens. Every fault of a body is answered at once. */
final class TokenReader {

  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_OVERLAP = (int) Duration.ofDays(30).toSeconds();

  private TokenReader() {}

  /** A token to be made. */
  record New(String name, Role role, @Nullable UnitCode unit, @Nullable Instant expiresAt) {}

  static New token(JsonBody body, Instant now) {
    Members members = new Members(body.object());
    String name = members.text("name");
    if (name.length() > LONGEST_NAME) {
      members.fault(
          "name",
          Text.of(
              "有 {} 个字符，最多 {} 个。",
              "has {} characters, at most {} are taken.",
              name.length(),
              LONGEST_NAME));
    }
    Optional<Role> role = role(members);
    UnitCode unit = unit(members, role);
    Instant expiresAt = members.optionalInstant("expiresAt");
    if (expiresAt != null && !expiresAt.isAfter(now)) {
      members.fault("expiresAt", Text.of("{} 已经过去，令牌将无法使用。", "lies in the past: {}.", expiresAt));
    }
    members.finish();
    return new New(name, role.orElseThrow(), unit, expiresAt);
  }

  /** How long the secret that is replaced goes on working. */
  static Duration overlap(JsonBody body) {
    Members members = new Members(body.object());
    Integer seconds = members.optionalCount("overlapSeconds", 0, LONGEST_OVERLAP);
    members.finish();
    return seconds == null ? Duration.ZERO : Duration.ofSeconds(seconds);
  }

  private static Optional<Role> role(Members members) {
    String text = members.text("role");
    Optional<Role> role = Role.find(text);
    if (role.isEmpty() && !text.isEmpty()) {
      members.fault(
          "role",
          Text.of(
              "“{}”应为 submitter、reviewer、reader 或 admin。",
              "{} must be submitter, reviewer, reader or admin.",
              text));
    }
    return role;
  }

  private static @Nullable UnitCode unit(Members members, Optional<Role> role) {
    String text = members.optionalText("unit");
    boolean submitter = role.equals(Optional.of(Role.SUBMITTER));
    if (submitter && !members.has("unit")) {
      members.fault(
          "unit", Text.of("submitter 令牌须写明所属单位。", "is missing; a submitter acts for one unit."));
    }
    if (text == null) {
      return null;
    }
    if (role.isPresent() && !submitter) {
      members.fault(
          "unit",
          Text.of(
              "只有 submitter 令牌属于某个单位，{} 不写。",
              "is for submitters alone; leave it out for {}.",
              role.get().code()));
    } else if (!UnitCode.isCode(text)) {
      members.fault(
          "unit",
          Text.of(
              "“{}”不是单位代码，代码形如 620900-zhijian。",
              "{} is no unit code; codes look like 620900-zhijian.",
              text));
    } else {
      return new UnitCode(text);
    }
    return null;
  }
}
