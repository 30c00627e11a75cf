package tongbao.reading;

/**
 * A figure, or something that separates figures, between the labels of a form.
 *
 * @param start its first character in the text
 * @param end behind its last character
 * @param text as printed
 * @param kind what it is
 * @param fragment the line or cell it stands in
 */
record Piece(int start, int end, String text, Kind kind, Fragment fragment) {

  enum Kind {
    /** A number, a struck-out mark, or an empty table cell. */
    FIGURE,
    /** Digits that are more or less than a number. */
    UNCLEAR,
    /** A unit of measure by itself. */
    MEASURE,
    /** Other words. */
    WORDS
  }

  boolean figure() {
    return kind == Kind.FIGURE || kind == Kind.UNCLEAR;
  }

  boolean blank() {
    return kind == Kind.FIGURE && text.isEmpty();
  }
}
