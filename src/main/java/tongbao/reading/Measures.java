package tongbao.reading;

/** The units of measure that forms and their fillers print. */
final class Measures {

  /**
   * Any of them, for use within a pattern. Counting words are used loosely: 22条 in a cell of 件 is
   * 22.
   */
  static final String ANY = "亿元|百万元|万元|千元|元|人次|[件条次篇个人项份宗起例场家部]";

  private Measures() {}
}
