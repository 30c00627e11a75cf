package tongbao.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import tongbao.access.AccessToken;
import tongbao.access.Role;
import tongbao.access.TokenHash;
import tongbao.access.TokenStore;
import tongbao.evidence.AuditEntry;
import tongbao.unit.UnitCode;

/**
 * Tokens in the table {@code access_token}.
 *
 * <p>Plain SQL, because several services may start at the same moment and {@code on conflict} lets
 * the database decide which of them was first.
 */
@ApplicationScoped
class AccessTokenTable implements TokenStore {
  private static final String COLUMNS =
      "id, name, role, unit, hash, former_hash, former_until, created_at, created_by, expires_at,"
          + " last_used_at, revoked_at";
  private static final String KEEP_EARLIER =
      "insert into access_token ("
          + COLUMNS
          + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (name) do nothing";
  private static final String REPLACE =
      """
      update access_token set hash = ?, former_hash = null, former_until = null, expires_at = null,
        last_used_at = null, revoked_at = null,
        revoked_hashes = case when revoked_at is null then revoked_hashes
          else array_append(revoked_hashes, hash) end
      where id = ? and hash = ?
      """;
  private static final String WAS_REVOKED =
      "select exists (select from access_token where ? = any (revoked_hashes)"
          + " or (hash = ? and revoked_at is not null))";
  private static final String SELECT = "select " + COLUMNS + " from access_token order by name";
  private static final String ROTATE =
      "update access_token set hash = ?, former_hash = ?, former_until = ?"
          + " where id = ? and hash = ? and revoked_at is null";
  private static final String LOCK = "select version from access_token_version for update";
  private static final String REVOKE =
      """
      update access_token t set revoked_at = ?, former_hash = null, former_until = null
      where id = ? and revoked_at is null and (role <> 'admin' or exists (
        select from access_token other where other.role = 'admin' and other.id <> t.id
          and other.revoked_at is null and (other.expires_at is null or other.expires_at > ?)))
      """;
  private static final String USED =
      "update access_token set last_used_at = ?"
          + " where id = ? and (last_used_at is null or last_used_at < ?)";

  private final DataSource database;

  AccessTokenTable(DataSource database) {
    this.database = database;
  }

  @Override
  public List<AccessToken> all() {
    return Jdbc.with(
        database,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(SELECT);
              ResultSet rows = statement.executeQuery()) {
            List<AccessToken> tokens = new ArrayList<>();
            while (rows.next()) {
              tokens.add(token(rows));
            }
            return List.copyOf(tokens);
          }
        });
  }

  @Override
  public long version() {
    return Jdbc.with(
        database,
        connection -> {
          try (PreparedStatement statement =
                  connection.prepareStatement("select version from access_token_version");
              ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
          }
        });
  }

  @Override
  public boolean addIfAbsent(AccessToken token, AuditEntry entry) {
    return change(entry, connection -> insert(connection, token));
  }

  @Override
  public boolean replace(AccessToken token, TokenHash replaced, AuditEntry entry) {
    return change(
        entry,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(REPLACE)) {
            statement.setBytes(1, token.hash().bytes());
            statement.setObject(2, token.id());
            statement.setBytes(3, replaced.bytes());
            return statement.executeUpdate();
          }
        });
  }

  @Override
  public boolean wasRevoked(TokenHash hash) {
    return Jdbc.with(
        database,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(WAS_REVOKED)) {
            statement.setBytes(1, hash.bytes());
            statement.setBytes(2, hash.bytes());
            try (ResultSet row = statement.executeQuery()) {
              return row.next() && row.getBoolean(1);
            }
          }
        });
  }

  @Override
  public boolean rotate(AccessToken rotated, TokenHash replaced, AuditEntry entry) {
    return change(
        entry,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(ROTATE)) {
            statement.setBytes(1, rotated.hash().bytes());
            setFormer(statement, 2, rotated.former());
            statement.setObject(4, rotated.id());
            statement.setBytes(5, replaced.bytes());
            return statement.executeUpdate();
          }
        });
  }

  @Override
  public boolean revoke(AccessToken revoked, AuditEntry entry) {
    return change(
        entry,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(REVOKE)) {
            setInstant(statement, 1, revoked.revokedAt());
            statement.setObject(2, revoked.id());
            setInstant(statement, 3, revoked.revokedAt());
            return statement.executeUpdate();
          }
        });
  }

  @Override
  public void used(Map<UUID, Instant> uses) {
    Jdbc.with(
        database,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(USED)) {
            // In one order everywhere: the batch locks row after row.
            for (Map.Entry<UUID, Instant> use : new TreeMap<>(uses).entrySet()) {
              setInstant(statement, 1, use.getValue());
              statement.setObject(2, use.getKey());
              setInstant(statement, 3, use.getValue());
              statement.addBatch();
            }
            return statement.executeBatch();
          }
        });
  }

  /**
   * One change after another, each behind the lock on the version. The trigger takes that lock too:
   * whoever held a token's row by then and another the lock would wait for each other. And it is a
   * statement of its own, so that the change sees what was committed while it waited.
   *
   * <p>What changed nothing is not told to the audit log.
   */
  private boolean change(AuditEntry entry, Jdbc.Work<Integer> change) {
    return Jdbc.with(
        database,
        connection ->
            Jdbc.inTransaction(
                connection,
                () -> {
                  try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
                    lock.execute();
                  }
                  boolean changed = change.on(connection) == 1;
                  if (changed) {
                    AuditInbox.add(connection, entry);
                  }
                  return changed;
                }));
  }

  private static int insert(Connection connection, AccessToken token) throws SQLException {
    UnitCode unit = token.unit();
    try (PreparedStatement statement = connection.prepareStatement(KEEP_EARLIER)) {
      statement.setObject(1, token.id());
      statement.setString(2, token.name());
      statement.setString(3, token.role().code());
      statement.setString(4, unit == null ? null : unit.value());
      statement.setBytes(5, token.hash().bytes());
      setFormer(statement, 6, token.former());
      setInstant(statement, 8, token.createdAt());
      statement.setString(9, token.createdBy());
      setInstant(statement, 10, token.expiresAt());
      setInstant(statement, 11, token.lastUsedAt());
      setInstant(statement, 12, token.revokedAt());
      return statement.executeUpdate();
    }
  }

  private static void setFormer(
      PreparedStatement statement, int place, AccessToken.@Nullable Former former)
      throws SQLException {
    statement.setBytes(place, former == null ? null : former.hash().bytes());
    setInstant(statement, place + 1, former == null ? null : former.until());
  }

  private static void setInstant(PreparedStatement statement, int place, @Nullable Instant instant)
      throws SQLException {
    statement.setObject(
        place,
        instant == null ? null : instant.atOffset(ZoneOffset.UTC),
        Types.TIMESTAMP_WITH_TIMEZONE);
  }

  private static AccessToken token(ResultSet row) throws SQLException {
    String role = row.getString("role");
    String unit = row.getString("unit");
    byte[] former = row.getBytes("former_hash");
    Instant until = instant(row, "former_until");
    return new AccessToken(
        row.getObject("id", UUID.class),
        row.getString("name"),
        Role.find(role).orElseThrow(() -> new IllegalStateException("unknown role " + role)),
        unit == null ? null : new UnitCode(unit),
        TokenHash.ofBytes(row.getBytes("hash")),
        former == null || until == null
            ? null
            : new AccessToken.Former(TokenHash.ofBytes(former), until),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getString("created_by"),
        instant(row, "expires_at"),
        instant(row, "last_used_at"),
        instant(row, "revoked_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
