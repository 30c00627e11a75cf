package tongbao.access;

import java.io.Serial;

/** The identity provider's keys cannot be had, so its tokens cannot be judged at present. */
public final class IssuerUnavailableException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  IssuerUnavailableException(String message) {
    super(message);
  }
}
