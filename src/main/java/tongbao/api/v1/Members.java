package tongbao.api.v1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  private final ObjectNode object;
  private final String place;
  private final BodyFaults faults;
  private final Set<String> asked = new LinkedHashSet<>();

  Members(ObjectNode object) {
    this(object, "", new BodyFaults());
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
    String text = optionalText(name, LONGEST_TEXT);
    if (text == null && !has(name)) {
      fault(name, Text.of("缺少“{}”。", "{} is missing.", name));
    }
    return text == null ? "" : text;
  }

  @Nullable String optionalText(String name) {
    return optionalText(name, LONGEST_TEXT);
  }

  private @Nullable String optionalText(String name, int longest) {
    JsonNode value = get(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    return plainText(name, value, longest);
  }

  private @Nullable String plainText(String name, JsonNode value, int longest) {
    if (!value.isTextual()) {
      fault(name, Text.of("应为文本，填的是 {}。", "must be text, is {}.", shown(value)));
      return null;
    }
    String text = value.textValue();
    if (text.isBlank()) {
      fault(name, Text.of("不能为空文本；没有内容请填 null。", "must not be empty; write null for none."));
      return null;
    }
    if (text.length() > longest) {
      fault(
          name,
          Text.of(
              "长 {} 个字符，最多 {} 个。",
              "has {} characters, at most {} are taken.",
              text.length(),
              longest));
      return null;
    }
    if (text.chars().anyMatch(c -> Character.isISOControl(c) && !Character.isWhitespace(c))) {
      fault(name, Text.of("含有控制字符。", "contains control characters."));
      return null;
    }
    return text;
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
              "应为四位数的年份（不带引号），填的是 {}。",
              "must be a year of four digits without quotes, is {}.",
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
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      fault(
          name,
          Text.of("应为日期，如 2017-03-03，填的是“{}”。", "must be a date such as 2017-03-03, is {}.", text));
      return null;
    }
  }

  List<String> optionalTexts(String name) {
    JsonNode value = get(name);
    List<String> texts = new ArrayList<>();
    if (value.isMissingNode() || value.isNull()) {
      return texts;
    }
    if (!value.isArray()) {
      fault(name, Text.of("应为文本数组。", "must be an array of texts."));
      return texts;
    }
    for (JsonNode item : value) {
      String text = plainText(name, item, LONGEST_TEXT);
      if (text != null) {
        texts.add(text);
      }
    }
    return texts;
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
      if (key.length() > LONGEST_TEXT || key.indexOf('\0') >= 0) {
        entries.fault(
            key, Text.of("名称过长或含有控制字符。", "The name is too long or contains control characters."));
        continue;
      }
      String text = entries.optionalText(key, longest);
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

  /** Notes every member that was not asked for: a misspelt name must not be lost silently. */
  void refuseUnknown() {
    for (String name : names(object)) {
      if (!asked.contains(name)) {
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
    String text = value.isPojo() ? String.valueOf(value) : value.toString();
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
