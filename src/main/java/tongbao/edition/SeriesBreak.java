package tongbao.edition;

/**
 * What sets the years of one form apart from those of the next, whatever the cell.
 *
 * @param note what happened
 */
public record SeriesBreak(Kind kind, Text note) {

  /** Kinds of breaks. */
  public enum Kind {
    /** The law the numbers rest on changed. */
    LAW,
    /** The form changed. */
    FORM;

    /** Its public name. */
    public String code() {
      return YamlSection.wordOf(this);
    }
  }
}
