package tongbao.access;

import java.util.List;

/** Where tokens are kept. Several services may share one store. */
public interface TokenStore {

  /** Every token in force. */
  List<AccessToken> all();

  /**
   * Keeps the token unless one of that name is there already.
   *
   * @return whether it was kept; of several callers at the same moment exactly one sees true
   */
  boolean addIfAbsent(AccessToken token);

  /** Keeps the token in place of the one of that name; one with the same hash stays as it is. */
  void put(AccessToken token);
}
