package tongbao.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import tongbao.desk.Signing;
import tongbao.evidence.AuditHead;
import tongbao.evidence.AuditLine;
import tongbao.evidence.Signer;

/**
 * Moves the lines of {@code audit_inbox} to their places in {@code audit_line}, and what the steps
 * they tell of change in totals to the kept sums.
 *
 * <p>A batch leaves the inbox, enters the chain and the sums and moves the signed head in one
 * transaction, under a lock that one service at a time holds. Whatever is killed in the middle, the
 * batch is in the inbox or in the chain.
 */
@ApplicationScoped
class AuditChain {

  private static final Logger LOG = Logger.getLogger(AuditChain.class);

  /** How many lines are sealed at once where few wait. */
  static final int BATCH = 500;

  /**
   * How many where more wait. Sums of an area are written once for all lines of a batch, so that of
   * a country whose lines come from thousands of areas more are sealed in the same time.
   */
  private static final int LARGEST_BATCH = 4 * BATCH;

  private static final String ANY = "select exists (select from audit_inbox)";

  /**
   * By place and not by key: a join of the table with itself is planned by how full it was when it
   * was last looked at, and reads it once for each line where it has filled since.
   */
  private static final String TAKE =
      "delete from audit_inbox"
          + " where ctid = any (array(select ctid from audit_inbox order by id limit ?))"
          + " returning *";

  private static final String END =
      "select position, hash from audit_line order by position desc limit 1";
  private static final String IS_THERE =
      "select exists (select from audit_line where position = ? and hash = ?)";
  private static final String HEAD = "select jws from audit_head";
  private static final String MOVE_HEAD =
      "insert into audit_head (position, hash, jws) values (?, ?, ?) on conflict (single) do update"
          + " set position = excluded.position, hash = excluded.hash, jws = excluded.jws";

  private final AgroalDataSource database;
  private final Supplier<Signer> signer;
  private volatile boolean told;

  @Inject
  AuditChain(AgroalDataSource database, Signing signing) {
    this(database, signing::signer);
  }

  AuditChain(AgroalDataSource database, Supplier<Signer> signer) {
    this.database = database;
    this.signer = signer;
  }

  private record Taken(AuditLine.Content content, @Nullable Integer sequence) {}

  /** Seals everything that was committed before this call; waits for whoever else is sealing. */
  void seal() {
    while (batch(LARGEST_BATCH, true) == LARGEST_BATCH) {
      // The next batch.
    }
  }

  /**
   * Seals the lines that wait longest, unless another service is at it.
   *
   * @param before how many the call before has sealed
   * @return how many; at least {@link #BATCH} where more may wait
   */
  int sealIfFree(int before) {
    return Jdbc.with(database, connection -> isTrue(connection.prepareStatement(ANY)))
        ? batch(Math.min(Math.max(2 * before, BATCH), LARGEST_BATCH), false)
        : 0;
  }

  private int batch(int most, boolean patient) {
    return Jdbc.withAllUnits(
        database,
        connection ->
            Jdbc.inTransaction(
                connection, () -> locked(connection, patient) ? move(connection, most) : 0));
  }

  private static boolean locked(Connection connection, boolean patient) throws SQLException {
    if (patient) {
      TotalsLock.await(connection);
      return true;
    }
    return TotalsLock.isFree(connection);
  }

  private static boolean isTrue(PreparedStatement question) throws SQLException {
    try (question;
        ResultSet row = question.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }

  private int move(Connection connection, int most) throws SQLException {
    List<Taken> taken = take(connection, most);
    if (taken.isEmpty()) {
      return 0;
    }
    List<StepChanges.Step> steps = steps(taken);
    if (!steps.isEmpty()) {
      StepChanges.of(connection, steps).keep(connection);
    }
    AuditHead before = end(connection);
    boolean whole = isWhole(connection, before);
    AuditHead head = before;
    List<AuditLine> lines = new ArrayList<>(taken.size());
    for (Taken each : taken) {
      AuditLine line = AuditLine.at(head.position() + 1, head.hash(), each.content());
      lines.add(line);
      head = new AuditHead(line.position(), line.hash());
    }
    AuditLineRow.insert(connection, lines);
    if (whole) {
      moveHead(connection, head);
    }
    return taken.size();
  }

  /**
   * Whether the line that was signed as the end is there still. Where it is not, no other end is
   * ever signed: that would vouch for a chain whose end somebody has cut off. Lines behind it do no
   * harm: a service that did not know the key may have added them.
   */
  private boolean isWhole(Connection connection, AuditHead end) throws SQLException {
    String jws = signedHead(connection);
    AuditHead signed = AuditHead.signed(signer.get(), jws).orElse(null);
    boolean whole =
        signed != null && (signed.equals(end) || (jws != null && isInTheChain(connection, signed)));
    if (!whole && !told) {
      LOG.errorf(
          "The audit log ends with line %d, but what was signed as its end is not there or not"
              + " signed by a key that is known (TONGBAO_RETIRED_KEYS). Lines are added and no end"
              + " is signed; see GET /api/v1/audit/verification",
          end.position());
    }
    told = !whole;
    return whole;
  }

  private static boolean isInTheChain(Connection connection, AuditHead head) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(IS_THERE);
    statement.setLong(1, head.position());
    statement.setBytes(2, HexFormat.of().parseHex(head.hash()));
    return isTrue(statement);
  }

  private void moveHead(Connection connection, AuditHead head) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(MOVE_HEAD)) {
      statement.setLong(1, head.position());
      statement.setBytes(2, HexFormat.of().parseHex(head.hash()));
      statement.setString(3, head.signed(signer.get()));
      statement.executeUpdate();
    }
  }

  /** The end of the chain as it was signed; none where nothing was. */
  static @Nullable String signedHead(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(HEAD);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? row.getString("jws") : null;
    }
  }

  /** The steps of filings among the lines; their changes are in the kept sums from now on. */
  private static List<StepChanges.Step> steps(List<Taken> taken) {
    List<StepChanges.Step> steps = new ArrayList<>();
    for (Taken each : taken) {
      Integer year = each.content().year();
      String unit = each.content().unit();
      Integer sequence = each.sequence();
      if (year != null && unit != null && sequence != null) {
        steps.add(new StepChanges.Step(year, unit, sequence));
      }
    }
    return steps;
  }

  private static List<Taken> take(Connection connection, int most) throws SQLException {
    TreeMap<Long, Taken> taken = new TreeMap<>();
    try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
      statement.setInt(1, most);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          taken.put(
              rows.getLong("id"),
              new Taken(AuditLineRow.content(rows), rows.getObject("sequence", Integer.class)));
        }
      }
    }
    return new ArrayList<>(taken.values());
  }

  private static AuditHead end(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(END);
        ResultSet row = statement.executeQuery()) {
      return row.next()
          ? new AuditHead(row.getLong("position"), HexFormat.of().formatHex(row.getBytes("hash")))
          : AuditHead.EMPTY;
    }
  }
}
