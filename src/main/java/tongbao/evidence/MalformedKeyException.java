package tongbao.evidence;

/** A key cannot be read; the message is a sentence without a full stop, and shows no secret. */
public final class MalformedKeyException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  MalformedKeyException(String message) {
    super(message);
  }
}
