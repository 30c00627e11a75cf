package tongbao.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import tongbao.desk.webhook.Delivery;
import tongbao.desk.webhook.Webhook;
import tongbao.desk.webhook.WebhookEvent;
import tongbao.desk.webhook.WebhookSecret;
import tongbao.desk.webhook.Webhooks;
import tongbao.evidence.AuditEntry;

/**
 * Webhooks in the table {@code webhook}, and the outbox {@code webhook_delivery}, which a trigger
 * fills as the audit is told of changes.
 */
@ApplicationScoped
class WebhookTable implements Webhooks {
  private static final String COLUMNS = "id, url, events, secret, created_at, created_by";
  private static final String DELIVERY_COLUMNS =
      "id, sequence, webhook, event, occurred_at, year, unit, revision, before, after, state,"
          + " attempts, failures, next_attempt, give_up_at, last_attempt_at, last_status, last_error";

  private final DataSource database;

  WebhookTable(DataSource database) {
    this.database = database;
  }

  private interface Read<T> {
    T row(ResultSet row) throws SQLException;
  }

  @Override
  public void add(Webhook webhook, AuditEntry entry) {
    inTransaction(
        connection -> {
          AuditInbox.add(connection, entry);
          return update(
              connection,
              "insert into webhook (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?)",
              webhook.id(),
              webhook.url().toString(),
              webhook.events().stream().map(WebhookEvent::code).toArray(String[]::new),
              webhook.secret().bytes(),
              at(webhook.createdAt()),
              webhook.createdBy());
        });
  }

  @Override
  public List<Webhook> all() {
    return read(
        "select " + COLUMNS + " from webhook order by created_at, id", WebhookTable::webhook);
  }

  @Override
  public Optional<Webhook> find(UUID id) {
    return read("select " + COLUMNS + " from webhook where id = ?", WebhookTable::webhook, id)
        .stream()
        .findAny();
  }

  @Override
  public boolean remove(UUID id, AuditEntry entry) {
    return inTransaction(
        connection -> {
          boolean removed = update(connection, "delete from webhook where id = ?", id) == 1;
          if (removed) {
            AuditInbox.add(connection, entry);
          }
          return removed;
        });
  }

  @Override
  public List<Delivery> deliveries(
      UUID webhook, Delivery.@Nullable State state, long before, int limit) {
    return read(
        "select "
            + DELIVERY_COLUMNS
            + " from webhook_delivery where webhook = ? and sequence < ?"
            + " and (?::text is null or state = ?) order by sequence desc limit ?",
        WebhookTable::delivery,
        webhook,
        before,
        state == null ? null : state.code(),
        state == null ? null : state.code(),
        limit);
  }

  @Override
  public Optional<Delivery> add(UUID webhook, Delivery.Occurrence occurrence, AuditEntry entry) {
    return change(
        "insert into webhook_delivery (webhook, event, occurred_at)"
            + " select id, ?, ? from webhook where id = ? returning "
            + DELIVERY_COLUMNS,
        entry,
        occurrence.event(),
        at(occurrence.at()),
        webhook);
  }

  @Override
  public Optional<Delivery> sendAgain(UUID webhook, UUID delivery, AuditEntry entry) {
    return change(
        "update webhook_delivery set state = 'pending', next_attempt = now(), failures = 0,"
            + " give_up_at = now() + interval '3 days' where webhook = ? and id = ? returning "
            + DELIVERY_COLUMNS,
        entry,
        webhook,
        delivery);
  }

  @Override
  public List<Webhook> withDue() {
    return read(
        "select "
            + COLUMNS
            + " from webhook where exists (select from webhook_delivery where webhook = webhook.id"
            + " and state = 'pending' and next_attempt <= now())",
        WebhookTable::webhook);
  }

  @Override
  public List<Delivery> take(UUID webhook, int most, Duration lease) {
    return read(
        "update webhook_delivery set attempts = attempts + 1,"
            + " next_attempt = now() + ? * interval '1 millisecond' where id in ("
            + "select id from webhook_delivery where webhook = ? and state = 'pending'"
            + " and next_attempt <= now() order by next_attempt limit ? for update skip locked)"
            + " returning "
            + DELIVERY_COLUMNS,
        WebhookTable::delivery,
        lease.toMillis(),
        webhook,
        most);
  }

  @Override
  public void delivered(Delivery delivery, int status, Instant at) {
    Jdbc.with(
        database,
        connection ->
            update(
                connection,
                "update webhook_delivery set state = 'delivered', next_attempt = null,"
                    + " last_attempt_at = ?, last_status = ?, last_error = null"
                    + " where id = ? and attempts = ? and state = 'pending'",
                at(at),
                status,
                delivery.id(),
                delivery.attempts()));
  }

  @Override
  public void failed(
      Delivery delivery,
      @Nullable Integer status,
      String error,
      Instant at,
      @Nullable Instant next) {
    Jdbc.with(
        database,
        connection ->
            update(
                connection,
                "update webhook_delivery set state = ?, next_attempt = ?::timestamptz,"
                    + " failures = failures + 1,"
                    + " last_attempt_at = ?, last_status = ?::integer, last_error = ?"
                    + " where id = ? and attempts = ? and state = 'pending'",
                (next == null ? Delivery.State.FAILED : Delivery.State.PENDING).code(),
                next == null ? null : at(next),
                at(at),
                status,
                error,
                delivery.id(),
                delivery.attempts()));
  }

  private Optional<Delivery> change(String sql, AuditEntry entry, Object... values) {
    return inTransaction(
        connection -> {
          List<Delivery> changed = read(connection, sql, WebhookTable::delivery, values);
          if (!changed.isEmpty()) {
            AuditInbox.add(connection, entry);
          }
          return changed.stream().findAny();
        });
  }

  private <T> T inTransaction(Jdbc.Work<T> work) {
    return Jdbc.with(
        database, connection -> Jdbc.inTransaction(connection, () -> work.on(connection)));
  }

  private <T> List<T> read(String sql, Read<T> read, @Nullable Object... values) {
    return Jdbc.with(database, connection -> read(connection, sql, read, values));
  }

  private static <T> List<T> read(
      Connection connection, String sql, Read<T> read, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, values);
        ResultSet rows = statement.executeQuery()) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(read.row(rows));
      }
      return List.copyOf(found);
    }
  }

  private static int update(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, values)) {
      return statement.executeUpdate();
    }
  }

  private static PreparedStatement prepare(
      Connection connection, String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value == null) {
        statement.setNull(i + 1, Types.VARCHAR);
      } else {
        statement.setObject(i + 1, value);
      }
    }
    return statement;
  }

  private static Webhook webhook(ResultSet row) throws SQLException {
    String[] events = (String[]) row.getArray("events").getArray();
    return new Webhook(
        row.getObject("id", UUID.class),
        URI.create(row.getString("url")),
        Arrays.stream(events).map(code -> WebhookEvent.find(code).orElseThrow()).toList(),
        WebhookSecret.of(row.getBytes("secret")),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getString("created_by"));
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    return new Delivery(
        row.getObject("id", UUID.class),
        row.getLong("sequence"),
        row.getObject("webhook", UUID.class),
        new Delivery.Occurrence(
            row.getString("event"),
            row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
            row.getObject("year", Integer.class),
            row.getString("unit"),
            row.getObject("revision", Integer.class),
            row.getString("before"),
            row.getString("after")),
        Delivery.State.of(row.getString("state")),
        row.getInt("attempts"),
        row.getInt("failures"),
        instant(row, "next_attempt"),
        row.getObject("give_up_at", OffsetDateTime.class).toInstant(),
        instant(row, "last_attempt_at"),
        row.getObject("last_status", Integer.class),
        row.getString("last_error"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
