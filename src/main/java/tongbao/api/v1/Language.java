package tongbao.api.v1;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The languages the service speaks; Chinese unless the client prefers English. */
public enum Language {
  ZH("zh"),
  EN("en");

  /** Longer headers come from no browser, and parsing one costs more than it grows. */
  private static final int LONGEST_HEADER = 512;

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** The same as Java names it. */
  public Locale locale() {
    return this == EN ? Locale.ENGLISH : Locale.CHINESE;
  }

  /** The BCP 47 tag. */
  public String tag() {
    return tag;
  }

  /**
   * The language an {@code Accept-Language} header asks for; a header nobody can read asks none.
   */
  public static Language preferred(@Nullable String header) {
    if (header == null || header.isBlank() || header.length() > LONGEST_HEADER) {
      return ZH;
    }
    List<LanguageRange> ranges;
    try {
      ranges = LanguageRange.parse(header);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // The parser runs out of its own arrays over headers like "-".
      return ZH;
    }
    Set<Language> refused = new HashSet<>();
    for (LanguageRange range : ranges) {
      if (range.getWeight() == 0) {
        find(range).ifPresent(refused::add);
      }
    }
    // Parsed ranges come in order of weight, equal weights in the order of the header.
    for (LanguageRange range : ranges) {
      for (Language language : values()) {
        if (range.getWeight() > 0 && language.isIn(range) && !refused.contains(language)) {
          return language;
        }
      }
    }
    return ZH;
  }

  private static Optional<Language> find(LanguageRange range) {
    return Arrays.stream(values())
        .filter(language -> language.tag.equals(primary(range)))
        .findFirst();
  }

  private boolean isIn(LanguageRange range) {
    String primary = primary(range);
    return primary.equals("*") || primary.equals(tag);
  }

  private static String primary(LanguageRange range) {
    String text = range.getRange().toLowerCase(Locale.ROOT);
    int end = text.indexOf('-');
    return end < 0 ? text : text.substring(0, end);
  }
}
