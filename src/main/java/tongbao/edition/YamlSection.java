package tongbao.edition;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * One mapping of an edition file, read key by key. What is missing, of the wrong kind or left over
 * is noted, never thrown: the author of the file is told of everything at once.
 */
final class YamlSection {

  private final String place;
  private final Map<?, ?> content;
  private final List<String> faults;
  private final Set<Object> asked = new LinkedHashSet<>();

  YamlSection(String place, @Nullable Object content, List<String> faults) {
    this.place = place;
    this.faults = faults;
    if (content instanceof Map<?, ?> map) {
      this.content = map;
    } else {
      this.content = Map.of();
      fault("must be a mapping");
    }
  }

  /** The outermost mapping of a file. What is not YAML is noted, and reads as an empty mapping. */
  static YamlSection read(String file, InputStream content, List<String> faults)
      throws IOException {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
    try {
      return new YamlSection(file, new Yaml(new SafeConstructor(options)).load(text), faults);
    } catch (YAMLException e) {
      faults.add(file + ": not YAML: " + e.getMessage());
      return new YamlSection(file, Map.of(), faults);
    }
  }

  void fault(String sentence) {
    faults.add(place + ": " + sentence);
  }

  /** To be called last: keys nobody asked for are spelling mistakes. */
  void refuseLeftovers() {
    for (Object key : content.keySet()) {
      if (!asked.contains(key)) {
        fault("unknown key '" + key + "'; known here: " + asked);
      }
    }
  }

  String text(String key) {
    String text = optionalText(key);
    if (text == null) {
      fault(key + " is missing");
      return "";
    }
    return text;
  }

  @Nullable String optionalText(String key) {
    Object value = get(key);
    if (value == null) {
      return null;
    }
    if (value instanceof String text && !text.isBlank()) {
      return text;
    }
    fault(key + " must be text (in quotes where it looks like a number), is '" + value + "'");
    return null;
  }

  @Nullable Integer optionalInteger(String key) {
    Object value = get(key);
    if (value == null || value instanceof Integer) {
      return (Integer) value;
    }
    fault(key + " must be a whole number, is '" + value + "'");
    return null;
  }

  boolean flag(String key) {
    Object value = get(key);
    if (value == null || value instanceof Boolean) {
      return Boolean.TRUE.equals(value);
    }
    fault(key + " must be true or false, is '" + value + "'");
    return false;
  }

  @Nullable BigDecimal optionalNumber(String key) {
    Object value = get(key);
    if (value == null) {
      return null;
    }
    if (value instanceof Number) {
      return new BigDecimal(value.toString());
    }
    fault(key + " must be a number, is '" + value + "'");
    return null;
  }

  <E extends Enum<E>> Optional<E> choice(String key, Class<E> choices) {
    String text = text(key);
    for (E choice : choices.getEnumConstants()) {
      if (wordOf(choice).equals(text)) {
        return Optional.of(choice);
      }
    }
    if (!text.isEmpty()) {
      List<String> words = new ArrayList<>();
      for (E choice : choices.getEnumConstants()) {
        words.add(wordOf(choice));
      }
      fault(key + " '" + text + "' is none of " + words);
    }
    return Optional.empty();
  }

  @Nullable Text optionalBilingual(String key) {
    if (get(key) == null) {
      return null;
    }
    YamlSection section = section(key);
    Text text = new Text(section.text("zh"), section.text("en"));
    section.refuseLeftovers();
    return text;
  }

  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Object item : list(key)) {
      if (item instanceof String text) {
        texts.add(text);
      } else {
        fault(key + " must hold texts, holds '" + item + "'");
      }
    }
    if (texts.isEmpty()) {
      fault(key + " must name at least one");
    }
    return texts;
  }

  YamlSection section(String key) {
    return new YamlSection(place + "." + key, get(key), faults);
  }

  List<YamlSection> sections(String key) {
    List<YamlSection> sections = new ArrayList<>();
    for (Object item : list(key)) {
      sections.add(new YamlSection(place + "." + key + "[" + sections.size() + "]", item, faults));
    }
    return sections;
  }

  Set<String> keys() {
    Set<String> keys = new LinkedHashSet<>();
    content.keySet().forEach(key -> keys.add(String.valueOf(key)));
    return keys;
  }

  boolean has(String key) {
    return get(key) != null;
  }

  private List<?> list(String key) {
    Object value = get(key);
    if (value instanceof List<?> list) {
      return list;
    }
    if (value != null) {
      fault(key + " must be a list");
    }
    return List.of();
  }

  private @Nullable Object get(String key) {
    asked.add(key);
    return content.get(key);
  }

  /** How a file spells a constant. */
  static String wordOf(Enum<?> choice) {
    return choice.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
