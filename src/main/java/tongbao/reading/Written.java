package tongbao.reading;

import java.text.Normalizer;

/** Text as reports write it, brought to one way of writing. */
final class Written {

  private static final char FRACTION_SLASH = '\u2044';

  private Written() {}

  /**
   * One way to write the same: full-width and compatibility characters (Kangxi radicals among them)
   * become ordinary ones; quotes, dashes and invisible characters become one kind each.
   *
   * <p>Circled and raised digits are references, not digits: Unicode would turn {@code 22²} into
   * 222. They come out in square brackets.
   */
  static String plain(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      String reference = Character.getType(c) == Character.OTHER_NUMBER ? reference(c) : "";
      if (reference.isEmpty()) {
        kept.append(c);
      } else {
        kept.append(reference);
      }
    }
    String normal = Normalizer.normalize(kept, Normalizer.Form.NFKC);
    StringBuilder plain = new StringBuilder(normal.length());
    for (int i = 0; i < normal.length(); i++) {
      char c = normal.charAt(i);
      if (!invisible(c)) {
        plain.append(unified(c));
      }
    }
    return plain.toString();
  }

  /**
   * A raised, circled or dingbat number in brackets; a fraction as a mark that no number bears.
   * Empty for ⒈ and ⑴, which are numerals of labels.
   */
  private static String reference(char c) {
    String normal = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
    if (normal.endsWith(".") || normal.endsWith(")")) {
      return "";
    }
    boolean fraction = normal.indexOf(FRACTION_SLASH) >= 0;
    return fraction ? "*" : "[" + (normal.equals(String.valueOf(c)) ? "*" : normal) + "]";
  }

  private static boolean invisible(char c) {
    return Character.getType(c) == Character.FORMAT;
  }

  private static char unified(char c) {
    return switch (c) {
      case '“', '”', '„', '‟', '〝', '〞', '«', '»', '「', '」', '『', '』', '\'', '‘', '’' -> '"';
      case '‐', '‑', '‒', '–', '—', '―', '−', '─', '━', 'ー', '﹘', '﹣' -> '-';
      case '〔', '【', '〖' -> '[';
      case '〕', '】', '〗' -> ']';
      case '。' -> '.';
      case '﹐' -> ',';
      case '\t' -> '\t';
      case '\n' -> '\n';
      default -> Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c;
    };
  }

  /** Whether a character carries a word: what labels are compared by. */
  static boolean wordCharacter(char c) {
    return Character.isLetter(c);
  }

  /** The characters of a text that carry words: no digits, no punctuation, no blanks. */
  static String words(String plain) {
    StringBuilder words = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      if (wordCharacter(plain.charAt(i))) {
        words.append(plain.charAt(i));
      }
    }
    return words.toString();
  }
}
