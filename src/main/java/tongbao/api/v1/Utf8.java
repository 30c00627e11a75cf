package tongbao.api.v1;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** UTF-8 taken at its word: nothing is replaced, nothing guessed. */
final class Utf8 {
  private static final char REPLACEMENT = '\uFFFD';
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private Utf8() {}

  /**
   * The text of these bytes, less a byte order mark, which Windows programs like to put first.
   *
   * @throws MalformedJsonException where they are not UTF-8
   */
  static String decode(byte[] bytes) {
    if (isUtf16(bytes)) {
      throw MalformedJsonException.at(JsonFault.ENCODING, 1, 1);
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    // Several times faster than a strict decoder, and only a replacement can hide a fault.
    if (text.indexOf(REPLACEMENT) >= 0) {
      refuseInvalid(bytes);
    }
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  /** Whether the text can be written as UTF-8: it has no unpaired surrogate. */
  static boolean isEncodable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }

  /** Without a byte order mark UTF-16 is valid UTF-8 full of NUL, which starts no JSON. */
  private static boolean isUtf16(byte[] bytes) {
    return bytes.length >= 2 && (bytes[0] == 0 || bytes[1] == 0);
  }

  private static void refuseInvalid(byte[] bytes) {
    CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder();
    CharBuffer decoded = CharBuffer.allocate(bytes.length);
    CoderResult result = strict.decode(ByteBuffer.wrap(bytes), decoded, true);
    if (result.isError()) {
      decoded.flip();
      String before = decoded.toString();
      int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
      int column = before.length() - before.lastIndexOf('\n');
      throw MalformedJsonException.at(JsonFault.ENCODING, line, column);
    }
  }
}
