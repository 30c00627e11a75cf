package tongbao.api.v1;

import static java.time.Instant.EPOCH;

import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tongbao.check.YearBefore;
import tongbao.desk.Filed;
import tongbao.desk.Precondition;
import tongbao.desk.Season;
import tongbao.edition.Edition;
import tongbao.edition.Relation;
import tongbao.filing.IdempotencyKey;
import tongbao.filing.Recheck;

/** Reads the headers by which a sender makes a call conditional (RFC 9110, section 13). */
final class Preconditions {

  private static final Pattern TAG = Pattern.compile("(W/)?\"([\\x21\\x23-\\x7e]*)\"");
  private static final Pattern TAGS =
      Pattern.compile("[\\s,]*" + TAG + "(\\s*,[\\s,]*" + TAG + ")*[\\s,]*");

  /** What a tag says beyond the revision: how it is answered. A write does not depend on it. */
  private static final Pattern ANSWERED =
      Pattern.compile("(-y[0-9]+)?(-p)?(-d-?[0-9]+)?(-r[0-9]+)?-(zh|en)$");

  static final String KEY_IN_WORDS = "1–255 × ASCII 0x21–0x7E";

  private Preconditions() {}

  /**
   * The {@code ETag} of a revision as it is answered in a language. It changes with the revision of
   * the year before, with what the register says the unit may do, the due date and the reason to
   * look again, because the answer does.
   */
  static String tag(Filed filed, Language language) {
    Season season = filed.season();
    YearBefore before = season.yearBefore();
    Recheck recheck = season.recheck();
    return '"'
        + filed.revision().tag()
        + (before == null ? "" : "-y" + before.revision())
        + (asksOfPowers(filed) ? "-p" : "")
        + "-d"
        + season.dueOn().toEpochDay()
        + (recheck == null ? "" : "-r" + ChronoUnit.MICROS.between(EPOCH, recheck.recordedAt()))
        + '-'
        + language.tag()
        + '"';
  }

  private static boolean asksOfPowers(Filed filed) {
    Edition edition = filed.revision().submission().sheet().edition();
    return filed.findings().stream()
        .anyMatch(
            finding ->
                edition
                    .findRelation(finding.rule())
                    .filter(Relation.Reserved.class::isInstance)
                    .isPresent());
  }

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
        tags.add(ANSWERED.matcher(matcher.group(2)).replaceFirst(""));
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
      throw Parameters.invalid(RepeatedHeaders.IDEMPOTENCY_KEY, value, KEY_IN_WORDS);
    }
    return new IdempotencyKey(value);
  }
}
