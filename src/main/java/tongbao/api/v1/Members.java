package tongbao.api.v1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tongbao.check.Pointer;
import tongbao.edition.Text;

/**
 * The members of a JSON object, read one by one. Everything that is missing, of the wrong type, too
 * long or unknown is noted with its place, so that one answer names all of it.
 */
final class Members {

  /** Nothing that a form or register asks for is longer. */
  static final int LONGEST_TEXT = 200;

  private static final Pattern DATE = Pattern.compile("[12][0-9]{3}-[0-9]{2}-[0-9]{2}");

  private final ObjectNode object;
  private final String place;
  private final BodyFaults faults;
  private final Set<String> asked = new LinkedHashSet<>();
  private final Set<String> passedOver = new HashSet<>();

  Members(ObjectNode object) {
    this(object, new BodyFaults());
  }

  Members(ObjectNode object, BodyFaults faults) {
    this(object, "", faults);
  }

  private Members(ObjectNode object, String place, BodyFaults faults) {
    this.object = object;
    this.place = place;
    this.faults = faults;
  }

  /** Ends the request with 400 where anything was noted. To be called once, after all reading. */
  void finish() {
    refuseUnknown();
    faults.throwIfAny();
  }

  void fault(String name, Text sentence) {
    faults.add(pointerTo(name), sentence);
  }

  boolean has(String name) {
    return !get(name).isMissingNode() && !get(name).isNull();
  }

  String text(String name) {
    String text = optionalText(name, LONGEST_TEXT, false);
    if (text == null && !has(name)) {
      fault(name, Text.of("缺少“{}”。", "{} is missing.", name));
    }
    return text == null ? "" : text;
  }

  /** A text of several lines. */
  String longText(String name, int longest) {
    String text = optionalText(name, longest, true);
    if (text == null && !has(name)) {
      fault(name, Text.of("缺少“{}”。", "{} is missing.", name));
    }
    return text == null ? "" : text;
  }

  /** A whole number between two others. */
  @Nullable Integer optionalCount(String name, int least, int most) {
    JsonNode value = get(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
      fault(
          name,
          Text.of(
              "应为 {} 到 {} 的整数，填的是 {}。",
              "must be a whole number from {} to {}, is {}.",
              least,
              most,
              shown(value)));
      return null;
    }
    return value.intValue();
  }

  @Nullable String optionalText(String name) {
    return optionalText(name, LONGEST_TEXT, false);
  }

  private @Nullable String optionalText(String name, int longest, boolean lines) {
    JsonNode value = get(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    return plainText(name, value, longest, lines);
  }

  private @Nullable String plainText(String name, JsonNode value, int longest, boolean lines) {
    if (!value.isTextual()) {
      fault(name, Text.of("应为文本，填的是 {}。", "must be text, is {}.", shown(value)));
      return null;
    }
    Text wrong = PlainText.fault(value.textValue(), longest, lines);
    if (wrong != null) {
      fault(name, wrong);
      return null;
    }
    return value.textValue();
  }

  @Nullable Integer optionalYear(String name) {
    JsonNode value = get(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isInt()
        || value.intValue() < Parameters.FIRST_YEAR
        || value.intValue() > Parameters.LAST_YEAR) {
      fault(
          name,
          Text.of(
              "应写成四位数字的年份（不带引号），填的是 {}。",
              "must be a year written as four digits without quotes, is {}.",
              shown(value)));
      return null;
    }
    return value.intValue();
  }

  int year(String name) {
    Integer year = optionalYear(name);
    if (year == null && !has(name)) {
      fault(name, Text.of("缺少“{}”。", "{} is missing.", name));
    }
    return year == null ? 0 : year;
  }

  @Nullable LocalDate optionalDate(String name) {
    String text = optionalText(name);
    if (text == null) {
      return null;
    }
    try {
      // The database knows fewer years than Java does.
      if (DATE.matcher(text).matches()) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeParseException e) {
      // Answered below like a date of another shape.
    }
    fault(
        name,
        Text.of("应为日期，如 2017-03-03，填的是“{}”。", "must be a date such as 2017-03-03, is {}.", text));
    return null;
  }

  @Nullable Instant optionalInstant(String name) {
    String text = optionalText(name);
    if (text == null) {
      return null;
    }
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      // As with dates.
      if (time.getYear() >= 1000 && time.getYear() <= Parameters.LAST_YEAR) {
        return time.toInstant().truncatedTo(ChronoUnit.MICROS);
      }
    } catch (DateTimeParseException e) {
      // Answered below like an instant of another shape.
    }
    fault(
        name,
        Text.of(
            "应为带时区的时刻，如 2027-03-31T00:00:00+08:00，填的是“{}”。",
            "must be an instant with its offset such as 2027-03-31T00:00:00+08:00, is {}.",
            text));
    return null;
  }

  List<String> optionalTexts(String name, int most) {
    Members items = new Members(JsonNodeFactory.instance.objectNode(), pointerTo(name), faults);
    Set<String> texts = new LinkedHashSet<>();
    int place = 0;
    for (JsonNode item : optionalArray(name, most)) {
      String text = items.plainText(Integer.toString(place++), item, LONGEST_TEXT, false);
      if (text != null) {
        texts.add(text);
      }
    }
    return List.copyOf(texts);
  }

  /**
   * Objects one by one.
   *
   * @param shorthand a plain text stands for an object that has it under this name; {@code null}
   *     where it stands for nothing
   */
  List<Members> optionalItems(String name, int most, @Nullable String shorthand) {
    List<Members> items = new ArrayList<>();
    int place = 0;
    for (JsonNode item : optionalArray(name, most)) {
      String at = pointerTo(name) + "/" + place++;
      if (item instanceof ObjectNode object) {
        items.add(new Members(object, at, faults));
      } else if (item.isTextual() && shorthand != null) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.set(shorthand, item);
        items.add(new Members(object, at, faults));
      } else {
        faults.add(at, Text.of("应为对象 {…}，填的是 {}。", "must be an object, is {}.", shown(item)));
      }
    }
    return items;
  }

  private Iterable<JsonNode> optionalArray(String name, int most) {
    JsonNode value = get(name);
    if (value.isMissingNode() || value.isNull()) {
      return List.of();
    }
    if (!value.isArray()) {
      fault(name, Text.of("应为数组 […]，填的是 {}。", "must be an array, is {}.", shown(value)));
      return List.of();
    }
    if (value.size() > most) {
      fault(
          name,
          Text.of("有 {} 项，最多 {} 项。", "has {} entries, at most {} are taken.", value.size(), most));
      return List.of();
    }
    return value;
  }

  /** Texts by name, each at most so long. */
  Map<String, String> optionalTextMap(String name, int most, int longest) {
    Map<String, String> texts = new LinkedHashMap<>();
    ObjectNode map = optionalObject(name);
    if (map == null) {
      return texts;
    }
    if (map.size() > most) {
      fault(
          name,
          Text.of("有 {} 项，最多 {} 项。", "has {} entries, at most {} are taken.", map.size(), most));
      return texts;
    }
    Members entries = new Members(map, pointerTo(name), faults);
    for (String key : names(map)) {
      Text wrong = PlainText.fault(key, LONGEST_TEXT, false);
      if (wrong != null) {
        entries.fault(shown(key), wrong);
        continue;
      }
      String text = entries.optionalText(key, longest, true);
      if (text != null) {
        texts.put(key, text);
      }
    }
    return texts;
  }

  /** The members of an object inside this one; none where it is missing. */
  @Nullable Members optionalMembers(String name) {
    ObjectNode inner = optionalObject(name);
    return inner == null ? null : new Members(inner, pointerTo(name), faults);
  }

  @Nullable ObjectNode optionalObject(String name) {
    JsonNode value = get(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (value instanceof ObjectNode inner) {
      return inner;
    }
    fault(name, Text.of("应为对象 {…}，填的是 {}。", "must be an object, is {}.", shown(value)));
    return null;
  }

  /** Lets members be there that nobody looks at. */
  void passOver(String... names) {
    passedOver.addAll(List.of(names));
  }

  /** Notes every member that was not asked for: a misspelt name must not be lost silently. */
  void refuseUnknown() {
    for (String name : names(object)) {
      if (!asked.contains(name) && !passedOver.contains(name)) {
        fault(
            name,
            Text.of("没有这一项。可用：{}。", "is not known here. Known are {}.", String.join(", ", asked)));
      }
    }
  }

  private JsonNode get(String name) {
    asked.add(name);
    return object.path(name);
  }

  private String pointerTo(String name) {
    return place + "/" + Pointer.escape(name);
  }

  private static List<String> names(ObjectNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  /** A value as an answer may repeat it: short. */
  static String shown(JsonNode value) {
    return shown(value.isPojo() ? String.valueOf(value) : value.toString());
  }

  static String shown(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
