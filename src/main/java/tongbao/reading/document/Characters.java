package tongbao.reading.document;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to text, strictly. A byte order mark is believed first, then what is declared; where
 * nothing is, the text is UTF-8 or else GB18030, which holds GBK and GB2312 as most Chinese pages
 * and spreadsheets still write them.
 */
final class Characters {

  private static final Set<String> LATIN =
      Set.of("iso-8859-1", "latin1", "windows-1252", "us-ascii", "ascii", "");

  private static final Charset GB18030 = Charset.forName("GB18030");

  /** How far into a page browsers look for its character set; twice that. */
  private static final int META_WITHIN = 2048;

  private static final Pattern META =
      Pattern.compile(
          "<(?:meta|\\?xml)\\b[^>]{0,300}?(?:charset|encoding)\\s*=\\s*[\"']?\\s*([\\w.:-]{1,40})",
          Pattern.CASE_INSENSITIVE);

  private Characters() {}

  static String decode(byte[] bytes, @Nullable String declared, boolean html) {
    if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
      return strict(bytes, 3, StandardCharsets.UTF_8);
    }
    if (starts(bytes, 0xFF, 0xFE)) {
      return strict(bytes, 2, StandardCharsets.UTF_16LE);
    }
    if (starts(bytes, 0xFE, 0xFF)) {
      return strict(bytes, 2, StandardCharsets.UTF_16BE);
    }
    String named = said(declared) ? declared : html ? meta(bytes) : null;
    if (named != null && said(named)) {
      return strict(bytes, 0, charset(named));
    }
    CharBuffer utf8 = CharBuffer.allocate(bytes.length);
    if (decodes(bytes, 0, StandardCharsets.UTF_8, utf8) < 0) {
      return utf8.flip().toString();
    }
    return strict(bytes, 0, GB18030);
  }

  /**
   * Many programs write ISO-8859-1 behind any text because it once was the default of HTTP. No
   * Chinese report is written in it.
   */
  private static boolean said(@Nullable String charset) {
    return charset != null && !LATIN.contains(charset.strip().toLowerCase(Locale.ROOT));
  }

  private static @Nullable String meta(byte[] bytes) {
    int length = Math.min(bytes.length, META_WITHIN);
    Matcher meta = META.matcher(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
    return meta.find() ? meta.group(1) : null;
  }

  private static Charset charset(String name) {
    return switch (name.strip().toLowerCase(Locale.ROOT)) {
      case "utf-8", "utf8" -> StandardCharsets.UTF_8;
      case "gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "cp936", "windows-936", "euc-cn" ->
          GB18030;
      case "utf-16", "utf-16be" -> StandardCharsets.UTF_16BE;
      case "utf-16le" -> StandardCharsets.UTF_16LE;
      case "big5" -> Charset.forName("Big5");
      default -> throw Unreadable.unknownCharset(name);
    };
  }

  private static String strict(byte[] bytes, int from, Charset charset) {
    CharBuffer text = CharBuffer.allocate(bytes.length - from);
    int wrong = decodes(bytes, from, charset, text);
    if (wrong >= 0) {
      throw Unreadable.undecodable(charset.name(), wrong);
    }
    return text.flip().toString();
  }

  /** The first byte that is no text, or -1. */
  private static int decodes(byte[] bytes, int from, Charset charset, CharBuffer text) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
    CoderResult result = decoder.decode(in, text, true);
    if (result.isUnderflow()) {
      result = decoder.flush(text);
    }
    return result.isError() ? in.position() : -1;
  }

  static boolean starts(byte[] bytes, int... with) {
    if (bytes.length < with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if ((bytes[i] & 0xFF) != with[i]) {
        return false;
      }
    }
    return true;
  }
}
