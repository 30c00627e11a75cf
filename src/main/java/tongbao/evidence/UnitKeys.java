package tongbao.evidence;

import java.util.List;
import java.util.Optional;
import tongbao.filing.FilingId;
import tongbao.unit.UnitCode;

/** The keys of units, and what was signed by them. Keys are added and revoked, never removed. */
public interface UnitKeys {

  /**
   * Adds a key.
   *
   * @return false where the unit has a key of that name already
   */
  boolean add(UnitKey key, AuditEntry entry);

  /**
   * Revokes a key from the instant of the entry on.
   *
   * @return false where it was revoked before or is unknown
   */
  boolean revoke(UnitCode unit, String kid, AuditEntry entry);

  /** The key of that name. */
  Optional<UnitKey> find(UnitCode unit, String kid);

  /** All keys of a unit, revoked ones too, by name. */
  List<UnitKey> of(UnitCode unit);

  /** The signature kept with a revision. */
  Optional<KeptSignature> signature(FilingId id, int revision);
}
