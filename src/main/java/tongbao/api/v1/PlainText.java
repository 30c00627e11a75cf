package tongbao.api.v1;

import org.jspecify.annotations.Nullable;
import tongbao.edition.Text;

/** What a text of a body may hold: something to read, and nothing a form cannot print. */
final class PlainText {

  private PlainText() {}

  /**
   * What is wrong with a text, if anything.
   *
   * @param longest in characters, as Unicode counts them
   * @param lines whether it may have several
   */
  static @Nullable Text fault(String text, int longest, boolean lines) {
    if (text.codePoints().allMatch(PlainText::isInvisible)) {
      return Text.of("不能为空文本；没有内容请填 null。", "must not be empty; write null for none.");
    }
    int length = text.codePointCount(0, text.length());
    if (length > longest) {
      return Text.of(
          "长 {} 个字符，最多 {} 个。", "has {} characters, at most {} are taken.", length, longest);
    }
    if (text.codePoints().anyMatch(c -> isUnprintable(c) && !(lines && isLineBreak(c)))) {
      return Text.of("含有控制字符或换行。", "contains control characters or line breaks.");
    }
    return null;
  }

  private static boolean isInvisible(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT;
  }

  private static boolean isUnprintable(int c) {
    return Character.isISOControl(c)
        || Character.getType(c) == Character.LINE_SEPARATOR
        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
        || (c & 0xFFFE) == 0xFFFE;
  }

  private static boolean isLineBreak(int c) {
    return c == '\n' || c == '\r' || c == '\t';
  }
}
