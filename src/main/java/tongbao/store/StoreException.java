package tongbao.store;

import java.sql.SQLException;

/** The database failed or cannot be reached; whether a statement took effect is not known. */
public final class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoreException(SQLException cause) {
    super(cause);
  }
}
