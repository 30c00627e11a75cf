package tongbao.evidence;

import java.util.List;

/**
 * The log of all changes, and what it can be held against. Lines are only added. What a change has
 * told it is in it once sealed, never lost and never twice, wherever the service or the database
 * stop.
 */
public interface AuditLog {

  /** Gives every change that was committed before this call its place in the chain. */
  void seal();

  /** Lines by position. */
  List<AuditLine> lines(AuditQuery query);

  /**
   * Shows a verification the whole chain, then every revision and then every step of a filing, all
   * as they stood at one moment; one at a time, however many there are.
   */
  void show(Verification verification);
}
