package tongbao.api.v1;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A refusal as RFC 9457 has it, before a language is chosen.
 *
 * @param type what kind of problem
 * @param text the key of the detail under the type's code; {@code detail} unless said otherwise
 * @param members the extension members, in order; the detail can name each as {@code {member}}
 * @param headers what the answer's head carries besides
 */
public record Problem(
    ProblemType type, String text, Map<String, Object> members, Map<String, String> headers) {
  private static final String USUAL_TEXT = "detail";

  /** Keeps the order of the members. */
  public Problem {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    headers = Map.copyOf(headers);
  }

  /** A problem of which nothing more is known than its type. */
  public static Problem of(ProblemType type) {
    return new Problem(type, USUAL_TEXT, Map.of(), Map.of());
  }

  /** The same with an extension member; the value is anything Jackson can write. */
  public Problem with(String member, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(members);
    more.put(member, value);
    return new Problem(type, text, more, headers);
  }

  /** The same with the detail kept under another key of the type, {@code code.key}. */
  public Problem saying(String key) {
    return new Problem(type, key, members, headers);
  }

  /** The same with a header beside it. */
  public Problem withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Problem(type, text, members, more);
  }
}
