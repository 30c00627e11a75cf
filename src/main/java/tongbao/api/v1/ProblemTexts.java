package tongbao.api.v1;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The titles and details of problems in every language. */
final class ProblemTexts {
  private static final String BUNDLE = "tongbao.api.v1.problems";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
  private static final Map<Language, ResourceBundle> BUNDLES = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      // Without the fallback to the machine's locale a missing file is an error, not a surprise.
      BUNDLES.put(
          language,
          ResourceBundle.getBundle(
              BUNDLE,
              Locale.forLanguageTag(language.tag()),
              ResourceBundle.Control.getNoFallbackControl(
                  ResourceBundle.Control.FORMAT_PROPERTIES)));
    }
  }

  private ProblemTexts() {}

  static ResourceBundle bundle(Language language) {
    ResourceBundle bundle = BUNDLES.get(language);
    if (bundle == null) {
      throw new IllegalStateException("no texts in " + language);
    }
    return bundle;
  }

  static String title(ProblemType type, Language language) {
    return bundle(language).getString(type.code() + ".title");
  }

  static String detail(Problem problem, Language language) {
    String template = bundle(language).getString(problem.type().code() + "." + problem.text());
    return PLACEHOLDER
        .matcher(template)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(inWords(problem.members().get(found.group(1)), language)));
  }

  private static String inWords(@Nullable Object value, Language language) {
    if (value instanceof Localized text) {
      return String.valueOf(text.in(language));
    }
    if (value instanceof Collection<?> several) {
      return several.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
    return String.valueOf(value);
  }
}
