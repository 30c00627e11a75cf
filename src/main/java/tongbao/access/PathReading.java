package tongbao.access;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** The most generous reading of a path: what the laxest router might make of it. */
final class PathReading {
  /** Proxies have been seen to decode twice; one more for safety. */
  private static final int DECODINGS = 3;

  private PathReading() {}

  /** The first segment, decoded, in lower case, without its parameters; empty where none. */
  static String firstSegment(String path) {
    String decoded = path;
    for (int i = 0; i < DECODINGS && decoded.indexOf('%') >= 0; i++) {
      decoded = decode(decoded);
    }
    Deque<String> segments = new ArrayDeque<>();
    for (String part : decoded.replace('\\', '/').split("/", -1)) {
      int parameters = part.indexOf(';');
      String segment = (parameters < 0 ? part : part.substring(0, parameters)).strip();
      if (segment.equals("..")) {
        segments.pollLast();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    return segments.isEmpty() ? "" : segments.getFirst().toLowerCase(Locale.ROOT);
  }

  private static String decode(String path) {
    StringBuilder decoded = new StringBuilder(path.length());
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '%' && i + 2 < path.length()) {
        int high = Character.digit(path.charAt(i + 1), 16);
        int low = Character.digit(path.charAt(i + 2), 16);
        if (high >= 0 && low >= 0) {
          c = (char) (high * 16 + low);
          i += 2;
        }
      }
      decoded.append(c);
    }
    return decoded.toString();
  }
}
