package tongbao.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongbao.evidence.AuditEntry;
import tongbao.evidence.KeptSignature;
import tongbao.evidence.UnitKey;
import tongbao.evidence.UnitKeys;
import tongbao.filing.FilingId;
import tongbao.filing.Revision;
import tongbao.filing.SignedBy;
import tongbao.unit.UnitCode;

/** Keys of units in {@code unit_key}, what they signed in {@code submission_signature}. */
@ApplicationScoped
class UnitKeyTable implements UnitKeys {

  private static final String ADD =
      "insert into unit_key (unit, kid, jwk, added_at) values (?, ?, ?, ?) on conflict do nothing";
  private static final String REVOKE =
      "update unit_key set revoked_at = ? where unit = ? and kid = ? and revoked_at is null";
  private static final String SELECT = "select * from unit_key where unit = ?";
  private static final String KEEP =
      "insert into submission_signature (year, unit, revision, kid, jws, body, verified_at)"
          + " values (?, ?, ?, ?, ?, ?, ?)";
  private static final String KEPT =
      "select s.*, k.jwk from submission_signature s join unit_key k using (unit, kid)"
          + " where s.year = ? and s.unit = ? and s.revision = ?";

  private final AgroalDataSource database;

  UnitKeyTable(AgroalDataSource database) {
    this.database = database;
  }

  @Override
  public boolean add(UnitKey key, AuditEntry entry) {
    return change(entry, ADD, key.unit().value(), key.kid(), key.jwk(), utc(key.addedAt()));
  }

  @Override
  public boolean revoke(UnitCode unit, String kid, AuditEntry entry) {
    return change(entry, REVOKE, utc(entry.at()), unit.value(), kid);
  }

  private boolean change(AuditEntry entry, String sql, Object... values) {
    return Jdbc.with(
        database,
        connection ->
            Jdbc.inTransaction(
                connection,
                () -> {
                  try (PreparedStatement statement = filled(connection, sql, values)) {
                    boolean changed = statement.executeUpdate() == 1;
                    if (changed) {
                      AuditInbox.add(connection, entry);
                    }
                    return changed;
                  }
                }));
  }

  @Override
  public Optional<UnitKey> find(UnitCode unit, String kid) {
    return query(SELECT + " and kid = ?", unit.value(), kid).stream().findFirst();
  }

  @Override
  public List<UnitKey> of(UnitCode unit) {
    return query(SELECT + " order by kid", unit.value());
  }

  private List<UnitKey> query(String sql, Object... values) {
    return Jdbc.with(
        database,
        connection -> {
          try (PreparedStatement statement = filled(connection, sql, values);
              ResultSet row = statement.executeQuery()) {
            List<UnitKey> keys = new ArrayList<>();
            while (row.next()) {
              keys.add(
                  new UnitKey(
                      new UnitCode(row.getString("unit")),
                      row.getString("kid"),
                      row.getString("jwk"),
                      row.getObject("added_at", OffsetDateTime.class).toInstant(),
                      instant(row.getObject("revoked_at", OffsetDateTime.class))));
            }
            return keys;
          }
        });
  }

  @Override
  public Optional<KeptSignature> signature(FilingId id, int revision) {
    return Jdbc.with(
        database,
        connection -> {
          try (PreparedStatement statement =
                  filled(connection, KEPT, id.year(), id.unit().value(), revision);
              ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(kept(row)) : Optional.empty();
          }
        });
  }

  /** A kept signature; without a key only where somebody has taken it out of the table. */
  static KeptSignature kept(ResultSet row) throws SQLException {
    String jwk = row.getString("jwk");
    return new KeptSignature(
        row.getString("kid"),
        row.getString("jws"),
        Base64.getEncoder().encodeToString(row.getBytes("body")),
        jwk == null ? "" : jwk,
        row.getObject("verified_at", OffsetDateTime.class).toInstant());
  }

  /**
   * Records a revision and keeps the unit's signature, both or neither.
   *
   * @param record whether it was recorded
   */
  static boolean keeping(Connection connection, Revision revision, Jdbc.Step<Boolean> record)
      throws SQLException {
    SignedBy signedBy = revision.signedBy();
    SignedBy.Sent sent = signedBy == null ? null : signedBy.sent();
    if (signedBy == null || sent == null) {
      return record.take();
    }
    Jdbc.Step<Boolean> both =
        () -> {
          boolean recorded = record.take();
          if (recorded) {
            keep(connection, revision, signedBy, sent);
          }
          return recorded;
        };
    return connection.getAutoCommit() ? Jdbc.inTransaction(connection, both) : both.take();
  }

  private static void keep(
      Connection connection, Revision revision, SignedBy signedBy, SignedBy.Sent sent)
      throws SQLException {
    try (PreparedStatement statement =
        filled(
            connection,
            KEEP,
            revision.id().year(),
            revision.id().unit().value(),
            revision.number(),
            signedBy.kid(),
            sent.jws(),
            Base64.getDecoder().decode(sent.body()),
            utc(signedBy.verifiedAt()))) {
      statement.executeUpdate();
    }
  }

  private static PreparedStatement filled(Connection connection, String sql, Object... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
