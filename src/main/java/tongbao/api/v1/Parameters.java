package tongbao.api.v1;

import static java.time.temporal.ChronoUnit.MICROS;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tongbao.desk.webhook.Delivery;
import tongbao.filing.FilingId;
import tongbao.unit.AreaCode;
import tongbao.unit.UnitCode;

/** Reads path and query parameters; whatever does not fit ends the request with 400. */
final class Parameters {

  static final int FIRST_YEAR = 1900;
  static final int LAST_YEAR = 9999;
  static final int USUAL_LIMIT = 100;
  static final int HIGHEST_LIMIT = 500;

  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private Parameters() {}

  static int year(String value) {
    return year("year", value);
  }

  static int year(String name, String value) {
    return (int) wholeNumber(name, value, FIRST_YEAR, LAST_YEAR);
  }

  static @Nullable Integer optionalYear(@Nullable String value) {
    return value == null ? null : Integer.valueOf(year(value));
  }

  static int limit(@Nullable String value) {
    return value == null ? USUAL_LIMIT : (int) wholeNumber("limit", value, 1, HIGHEST_LIMIT);
  }

  static int revision(String value) {
    return (int) wholeNumber("n", value, 1, Integer.MAX_VALUE);
  }

  static boolean flag(String name, @Nullable String value) {
    if (value == null || value.equals("false")) {
      return false;
    }
    if (value.equals("true")) {
      return true;
    }
    throw invalid(name, value, "true, false");
  }

  static UnitCode unit(String name, String value) {
    return code(name, value, UnitCode::isCode, UnitCode::new, UnitCode.PATTERN);
  }

  static @Nullable UnitCode optionalUnit(String name, @Nullable String value) {
    return value == null ? null : unit(name, value);
  }

  static UUID id(String value) {
    return uuid("id", value);
  }

  static AreaCode area(String name, String value) {
    return code(name, value, AreaCode::isCode, AreaCode::new, AreaCode.PATTERN);
  }

  static @Nullable AreaCode optionalArea(String name, @Nullable String value) {
    return value == null ? null : area(name, value);
  }

  /** An instant as RFC 3339 writes it, with its offset. */
  static Instant instant(String name, String value) {
    try {
      // A plus that was not encoded arrives as a space.
      OffsetDateTime instant = OffsetDateTime.parse(value.replace(' ', '+'));
      // The database knows fewer years than Java does.
      if (instant.getYear() >= 0 && instant.getYear() <= LAST_YEAR) {
        return instant.toInstant().truncatedTo(MICROS);
      }
    } catch (DateTimeParseException e) {
      // Answered below like a year that is out of range.
    }
    throw invalid(name, value, "2017-02-28T16:00:00Z, 2017-03-01T00:00:00%2B08:00");
  }

  /** A word of a closed list. */
  static <T> T choice(
      String name, String value, Function<String, Optional<T>> find, String allowed) {
    return find.apply(value).orElseThrow(() -> invalid(name, value, allowed));
  }

  /** The cursor behind a filing. */
  static String cursor(FilingId last) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(last.toString().getBytes(StandardCharsets.UTF_8));
  }

  static @Nullable FilingId optionalCursor(@Nullable String value) {
    if (value == null) {
      return null;
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
      int slash = text.indexOf('/');
      return new FilingId(
          Integer.parseInt(text.substring(0, slash)), new UnitCode(text.substring(slash + 1)));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw invalid("after", value, "the cursor of the Link header");
    }
  }

  static UUID uuid(String name, String value) {
    return code(name, value, UUID_TEXT.asMatchPredicate(), UUID::fromString, "UUID");
  }

  static Delivery.@Nullable State optionalDeliveryState(@Nullable String value) {
    return value == null
        ? null
        : choice(
            "state",
            value,
            code ->
                Arrays.stream(Delivery.State.values())
                    .filter(state -> state.code().equals(code))
                    .findFirst(),
            "pending, delivered, failed");
  }

  /** Behind which of the deliveries the page begins; the newest comes first. */
  static long optionalSequence(@Nullable String value) {
    return value == null ? Long.MAX_VALUE : wholeNumber("after", value, 1, Long.MAX_VALUE);
  }

  static ProblemException invalid(String name, String value, String allowed) {
    return invalid(name, value, allowed, "parameter");
  }

  /**
   * The same in other words.
   *
   * @param text the key of the detail
   */
  static ProblemException invalid(String name, String value, String allowed, String text) {
    String shown = value.length() <= 60 ? value : value.substring(0, 60) + "…";
    return new ProblemException(
        Problem.of(ProblemType.INVALID_PARAMETER)
            .saying(text)
            .with("parameter", name)
            .with("value", shown)
            .with("allowed", allowed));
  }

  private static long wholeNumber(String name, String value, long least, long most) {
    try {
      long number = Long.parseLong(value);
      // One number, one way to write it: no sign, no leading zero, no digits of other scripts.
      if (number >= least && number <= most && value.equals(Long.toString(number))) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Answered below like a number out of range.
    }
    throw invalid(name, value, least + "–" + most);
  }

  private static <T> T code(
      String name, String value, Predicate<String> fits, Function<String, T> make, String pattern) {
    if (fits.test(value)) {
      return make.apply(value);
    }
    throw invalid(name, value, pattern);
  }
}
