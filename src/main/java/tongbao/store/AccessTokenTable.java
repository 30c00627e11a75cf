package tongbao.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import tongbao.access.AccessToken;
import tongbao.access.Role;
import tongbao.access.TokenHash;
import tongbao.access.TokenStore;

/**
 * Tokens in the table {@code access_token}.
 *
 * <p>Plain SQL, because several services may start at the same moment and {@code on conflict} lets
 * the database decide which of them was first.
 */
@ApplicationScoped
class AccessTokenTable implements TokenStore {
  private static final String INSERT =
      "insert into access_token (id, name, role, hash, created_at) values (?, ?, ?, ?, ?) ";
  private static final String KEEP_EARLIER = INSERT + "on conflict (name) do nothing";
  private static final String REPLACE =
      INSERT
          + "on conflict (name) do update set id = excluded.id, role = excluded.role,"
          + " hash = excluded.hash, created_at = excluded.created_at"
          + " where access_token.hash <> excluded.hash";
  private static final String SELECT =
      "select id, name, role, hash, created_at from access_token order by created_at, name";

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
  public boolean addIfAbsent(AccessToken token) {
    return write(KEEP_EARLIER, token) == 1;
  }

  @Override
  public void put(AccessToken token) {
    write(REPLACE, token);
  }

  private int write(String sql, AccessToken token) {
    return Jdbc.with(
        database,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, token.id());
            statement.setString(2, token.name());
            statement.setString(3, token.role().code());
            statement.setBytes(4, token.hash().bytes());
            statement.setObject(5, OffsetDateTime.ofInstant(token.createdAt(), ZoneOffset.UTC));
            return statement.executeUpdate();
          }
        });
  }

  private static AccessToken token(ResultSet row) throws SQLException {
    String role = row.getString("role");
    Instant createdAt = row.getObject("created_at", OffsetDateTime.class).toInstant();
    return new AccessToken(
        row.getObject("id", UUID.class),
        row.getString("name"),
        Role.find(role).orElseThrow(() -> new IllegalStateException("unknown role " + role)),
        TokenHash.ofBytes(row.getBytes("hash")),
        createdAt);
  }
}
