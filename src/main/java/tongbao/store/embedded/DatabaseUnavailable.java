package tongbao.store.embedded;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** No database can be had; the message is one line that says why and what the way out is. */
public final class DatabaseUnavailable extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final String line;

  public DatabaseUnavailable(String message) {
    this(message, null);
  }

  public DatabaseUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
    this.line = message.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  @Override
  public String getMessage() {
    return line;
  }
}
