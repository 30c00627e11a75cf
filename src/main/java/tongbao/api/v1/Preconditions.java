package tongbao.api.v1;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tongbao.desk.Precondition;
import tongbao.filing.IdempotencyKey;

/** Reads the headers by which a sender makes a call conditional (RFC 9110, section 13). */
final class Preconditions {

  private static final Pattern TAG = Pattern.compile("(W/)?\"([\\x21\\x23-\\x7e]*)\"");
  private static final Pattern TAGS = Pattern.compile("\\s*" + TAG + "(\\s*,\\s*" + TAG + ")*\\s*");

  private Preconditions() {}

  /** The condition a write stands under; without one it ends with 428. */
  static Precondition of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
    if (ifMatch != null && ifNoneMatch != null) {
      throw Parameters.invalid("If-None-Match", ifNoneMatch, "If-Match | If-None-Match: *");
    }
    if (ifNoneMatch != null) {
      if (!ifNoneMatch.strip().equals("*")) {
        throw Parameters.invalid("If-None-Match", ifNoneMatch, "*");
      }
      return new Precondition.NoneYet();
    }
    if (ifMatch == null) {
      throw new ProblemException(Problem.of(ProblemType.PRECONDITION_REQUIRED));
    }
    if (ifMatch.strip().equals("*")) {
      return new Precondition.Any();
    }
    if (!TAGS.matcher(ifMatch).matches()) {
      throw Parameters.invalid("If-Match", ifMatch, "\"ETag\" | *");
    }
    Set<String> tags = new TreeSet<>();
    Matcher matcher = TAG.matcher(ifMatch);
    while (matcher.find()) {
      // A weak tag never matches where the strong comparison is asked for.
      if (matcher.group(1) == null) {
        tags.add(matcher.group(2));
      }
    }
    return new Precondition.TagIn(tags);
  }

  /** Whether an {@code If-None-Match} names a tag, by the weak comparison reads use. */
  static boolean names(@Nullable String ifNoneMatch, String tag) {
    if (ifNoneMatch == null) {
      return false;
    }
    if (ifNoneMatch.strip().equals("*")) {
      return true;
    }
    String opaque = tag.substring(tag.indexOf('"'));
    Matcher matcher = TAG.matcher(ifNoneMatch);
    while (matcher.find()) {
      if (opaque.equals('"' + matcher.group(2) + '"')) {
        return true;
      }
    }
    return false;
  }

  static @Nullable IdempotencyKey idempotencyKey(@Nullable String value) {
    if (value == null) {
      return null;
    }
    if (!value.matches(IdempotencyKey.PATTERN)) {
      throw Parameters.invalid("Idempotency-Key", value, IdempotencyKey.PATTERN);
    }
    return new IdempotencyKey(value);
  }
}
