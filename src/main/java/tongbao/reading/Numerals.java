package tongbao.reading;

/** The numerals printed before labels. */
final class Numerals {

  private Numerals() {}

  /** Whether a label's numeral stands before a word of the text. */
  static boolean standsBefore(DocumentText text, FormLabel label, int word) {
    return startBefore(text, label, word) >= 0;
  }

  /**
   * Where the numeral before a word begins in the text; -1 where it is not the label's.
   *
   * <p>Of {@code 件02.传真} the numeral of 2.传真申请数 is {@code 2.}: the 0 before it is left over.
   */
  static int startBefore(DocumentText text, FormLabel label, int word) {
    String numbering = label.numbering();
    if (numbering.isEmpty()) {
      return -1;
    }
    CharSequence all = text.text();
    int at = text.wordAt(word) - 1;
    boolean parted = false;
    while (at >= 0 && isPoint(all.charAt(at))) {
      parted |= ".、):".indexOf(all.charAt(at)) >= 0;
      at--;
    }
    int from = at - numbering.length() + 1;
    boolean wordy = Written.wordCharacter(numbering.charAt(0)) && numbering.length() > 1;
    boolean alone = from <= 0 || !Character.isDigit(all.charAt(from - 1));
    boolean glued = at == text.wordAt(word) - 1 && alone;
    boolean lineStart = from == 0 || (from > 0 && all.charAt(from - 1) == '\n');
    if ((!parted && !wordy && !glued && !lineStart) || from < 0 || !matches(all, from, numbering)) {
      return -1;
    }
    return from > 0 && all.charAt(from - 1) == '(' ? from - 1 : from;
  }

  private static boolean matches(CharSequence all, int from, String numbering) {
    for (int i = 0; i < numbering.length(); i++) {
      if (all.charAt(from + i) != numbering.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPoint(char c) {
    return c == ' ' || c == '.' || c == '、' || c == ')' || c == ',' || c == '"' || c == '\t'
        || c == ':';
  }
}
