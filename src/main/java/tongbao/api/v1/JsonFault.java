package tongbao.api.v1;

/** What can be wrong with a JSON text; each has its own detail under {@code malformed-json}. */
enum JsonFault {
  SYNTAX("detail"),
  UNFINISHED("unfinished"),
  DUPLICATE_KEY("duplicate-key"),
  TOO_DEEP("too-deep"),
  TRAILING("trailing"),
  CHARACTER("character"),
  ENCODING("encoding"),
  EMPTY("empty");

  private final String text;

  JsonFault(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }
}
