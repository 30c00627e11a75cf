package tongbao.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tongbao.access.CurrentCaller;
import tongbao.evidence.AuditEntry;
import tongbao.evidence.KeptSignature;
import tongbao.evidence.UnitKey;
import tongbao.evidence.UnitKeys;
import tongbao.evidence.UnitSignatures;
import tongbao.filing.FilingId;
import tongbao.filing.SignedBy;
import tongbao.unit.Register;
import tongbao.unit.UnitCode;

/** Keeping the keys of units and checking what they have signed. */
@ApplicationScoped
public class KeyDesk {

  private final UnitKeys keys;
  private final Register register;
  private final CurrentCaller caller;
  private final Clock clock;

  KeyDesk(UnitKeys keys, Register register, CurrentCaller caller, Clock clock) {
    this.keys = keys;
    this.register = register;
    this.caller = caller;
    this.clock = clock;
  }

  /** A key and whether it was added by this call. */
  public record Put(UnitKey key, boolean added) {}

  /**
   * Registers a key of a unit; the same key again changes nothing.
   *
   * @throws RefusedException where the name belongs to another key or to a revoked one
   */
  public Put put(UnitCode unit, String kid, String jwk) {
    requireUnit(unit);
    Instant now = now();
    UnitKey key = new UnitKey(unit, kid, jwk, now, null);
    if (keys.add(key, entry(now, "unit-key.put", unit, kid, null, jwk))) {
      return new Put(key, true);
    }
    UnitKey known = find(unit, kid);
    if (known.revokedAt() != null || !known.jwk().equals(jwk)) {
      throw new RefusedException(new Refusal.UnitKeyTaken(unit, kid, known.revokedAt() != null));
    }
    return new Put(known, false);
  }

  /** All keys of a unit, revoked ones too. */
  public List<UnitKey> of(UnitCode unit) {
    requireUnit(unit);
    return keys.of(unit);
  }

  /** Revokes a key; again changes nothing. */
  public void revoke(UnitCode unit, String kid) {
    UnitKey known = find(unit, kid);
    keys.revoke(unit, kid, entry(now(), "unit-key.revoke", unit, kid, known.jwk(), null));
  }

  /**
   * Checks a unit's signature over what it sends.
   *
   * @param jws detached (RFC 7515, appendix F)
   * @throws RefusedException where it is not by a key of the unit that holds now, or does not
   *     verify
   */
  public SignedBy verified(UnitCode unit, String jws, byte[] body) {
    String kid = UnitSignatures.kid(jws);
    if (kid == null) {
      throw refused("malformed", unit, "");
    }
    UnitKey key = keys.find(unit, kid).orElse(null);
    if (key == null) {
      requireUnit(unit);
      throw refused("unknown-key", unit, kid);
    }
    if (key.revokedAt() != null) {
      throw refused("revoked-key", unit, kid);
    }
    if (!UnitSignatures.verifies(jws, body, key.jwk())) {
      throw refused("detail", unit, kid);
    }
    return new SignedBy(
        kid, now(), new SignedBy.Sent(jws, Base64.getEncoder().encodeToString(body)));
  }

  /**
   * The signature kept with a revision.
   *
   * @throws RefusedException where the unit did not sign it
   */
  public KeptSignature signature(FilingId id, int revision) {
    return keys.signature(id, revision)
        .orElseThrow(() -> new RefusedException(new Refusal.NoSignature(id, revision)));
  }

  private UnitKey find(UnitCode unit, String kid) {
    requireUnit(unit);
    return keys.find(unit, kid)
        .orElseThrow(() -> new RefusedException(new Refusal.UnknownUnitKey(unit, kid)));
  }

  private void requireUnit(UnitCode unit) {
    if (register.findUnit(unit).isEmpty()) {
      throw new RefusedException(new Refusal.UnknownUnit(unit));
    }
  }

  private AuditEntry entry(
      Instant at,
      String action,
      UnitCode unit,
      String kid,
      @Nullable String before,
      @Nullable String after) {
    String subject = "units/" + unit + "/keys/" + kid;
    return new AuditEntry(at, caller.deed(), action, subject, null, null, before, after);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static RefusedException refused(String reason, UnitCode unit, String kid) {
    return new RefusedException(new Refusal.SignatureRefused(reason, unit, kid));
  }
}
