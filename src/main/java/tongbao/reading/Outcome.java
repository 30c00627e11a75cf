package tongbao.reading;

import java.util.List;
import tongbao.edition.Edition;

/** What reading a document came to. */
public sealed interface Outcome permits Reading, Outcome.Unrecognised {

  /**
   * No form to read.
   *
   * @param reason why
   * @param nearest the editions the table is most like, the likest first; empty where it is like
   *     none
   * @param share how many of the likest edition's labels were found, from 0 to 1
   */
  record Unrecognised(Reason reason, List<Edition> nearest, double share) implements Outcome {}

  /** Why there is no form to read. */
  enum Reason {
    /** Nothing in the document is like a form. */
    NO_FORM,
    /** There is a form, but it is none of the editions: a province's own, or an older one. */
    UNKNOWN_FORM,
    /** Two editions fit alike, and the document names no year. */
    UNDECIDED,
    /** The document holds a form more than once. */
    SEVERAL_FORMS
  }
}
