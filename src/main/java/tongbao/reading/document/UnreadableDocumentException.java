package tongbao.reading.document;

import java.util.Locale;
import tongbao.edition.Text;

/** A document that is not taken apart, with the reason and the way out. */
public final class UnreadableDocumentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why a document is refused. */
  public enum Reason {
    /** Its declared type is none that is read. */
    UNSUPPORTED_TYPE,
    /** It is something else than its declared type says. */
    WRONG_TYPE,
    /** A format that was left behind (.doc, .xls), or one of another house. */
    OLD_FORMAT,
    /** It carries macros. */
    MACROS,
    /** It needs a password. */
    PROTECTED,
    /** It has nothing to read: empty, or only pictures. */
    NO_TEXT,
    /** Its bytes are no text of its character set. */
    UNDECODABLE,
    /** It is damaged. */
    CORRUPT,
    /** It goes beyond a limit. */
    TOO_LARGE,
    /** Taking it apart lasted too long. */
    TOO_SLOW
  }

  private final Reason reason;
  private final transient Text text;

  UnreadableDocumentException(Reason reason, Text text) {
    super(reason + ": " + text.in(Locale.ENGLISH));
    this.reason = reason;
    this.text = text;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }

  /** What is wrong and what to do, for people. */
  public Text text() {
    return text;
  }

  /** A document whose reading takes more time or memory than there is for one. */
  public static UnreadableDocumentException exhausting() {
    return Unreadable.exhausting();
  }
}
