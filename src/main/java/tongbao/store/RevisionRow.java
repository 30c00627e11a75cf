package tongbao.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Edition;
import tongbao.edition.Editions;
import tongbao.filing.Digest;
import tongbao.filing.DigestAlgorithm;
import tongbao.filing.FilingId;
import tongbao.filing.Receipt;
import tongbao.filing.ReceiptCode;
import tongbao.filing.Revision;
import tongbao.filing.SignedBy;
import tongbao.filing.Submission;
import tongbao.sheet.Sheet;
import tongbao.sheet.SignOff;
import tongbao.unit.UnitCode;

/** A revision as a row of {@code filing_revision}: columns in, columns out. */
final class RevisionRow {

  static final String COLUMNS =
      "year, unit, number, edition, recorded_at, digest, cells, document_number,"
          + " head, reviewer, preparer, phone, signed_on, explanations,"
          + " digest_algorithm, receipt_code, receipt, signed_kid, signed_at, remarks,"
          + " derived_places, derived";

  /** As many places as {@link #COLUMNS} names, with the casts they need outside a values list. */
  static final String PLACES =
      "?::integer, ?::text, ?::integer, ?::text, ?::timestamptz, ?::bytea, ?::numeric[], ?::text,"
          + " ?::text, ?::text, ?::text, ?::text, ?::date, ?::jsonb,"
          + " ?::text, ?::text, ?::text, ?::text, ?::timestamptz, ?::jsonb,"
          + " ?::integer[], ?::numeric[]";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, String>> EXPLANATIONS = new TypeReference<>() {};

  /** Revisions {@code r} with where they stand, for {@link #query}. */
  static final String SELECT =
      "select " + COLUMNS + EventRow.STATUS_COLUMNS + " from filing_revision r" + EventRow.STATUS;

  private RevisionRow() {}

  /** The revision of a number. */
  static Optional<Revision> find(Connection connection, Editions editions, FilingId id, int number)
      throws SQLException {
    String sql = SELECT + "where r.year = ? and r.unit = ? and r.number = ?";
    return query(connection, editions, sql, id.year(), id.unit().value(), number).stream()
        .findFirst();
  }

  /** The revisions that a statement beginning with {@link #SELECT} finds. */
  static List<Revision> query(
      Connection connection, Editions editions, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      List<Revision> revisions = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          revisions.add(read(rows, editions));
        }
      }
      return revisions;
    }
  }

  /**
   * Fills the places of {@link #PLACES}.
   *
   * @return the next place
   */
  static int write(PreparedStatement statement, int first, Revision revision) throws SQLException {
    Submission submission = revision.submission();
    SignOff signOff = submission.signOff();
    int place = first - 1;
    statement.setInt(++place, revision.id().year());
    statement.setString(++place, revision.id().unit().value());
    statement.setInt(++place, revision.number());
    statement.setString(++place, submission.sheet().edition().id());
    statement.setObject(++place, revision.recordedAt().atOffset(ZoneOffset.UTC));
    statement.setBytes(++place, HexFormat.of().parseHex(revision.digest().hex()));
    statement.setString(++place, arrayOf(submission.sheet()));
    statement.setString(++place, submission.documentNumber());
    statement.setString(++place, signOff.head());
    statement.setString(++place, signOff.reviewer());
    statement.setString(++place, signOff.preparer());
    statement.setString(++place, signOff.phone());
    statement.setObject(++place, signOff.date(), Types.DATE);
    statement.setString(++place, explanations(submission.explanations()));
    statement.setString(++place, revision.digest().algorithm().code());
    Receipt receipt = revision.receipt();
    statement.setString(++place, receipt == null ? null : receipt.code().value());
    statement.setString(++place, receipt == null ? null : receipt.jws());
    SignedBy signedBy = revision.signedBy();
    statement.setString(++place, signedBy == null ? null : signedBy.kid());
    statement.setObject(
        ++place,
        signedBy == null ? null : signedBy.verifiedAt().atOffset(ZoneOffset.UTC),
        Types.TIMESTAMP_WITH_TIMEZONE);
    statement.setString(++place, RemarksColumn.write(submission.sheet().remarks()));
    DerivedColumns derived = DerivedColumns.of(submission.sheet());
    statement.setString(++place, derived.places());
    statement.setString(++place, derived.numbers());
    return place + 1;
  }

  static Revision read(ResultSet row, Editions editions) throws SQLException {
    Submission submission = submission(row, editions);
    int number = row.getInt("number");
    return new Revision(
        submission,
        number,
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        digest(row),
        EventRow.status(row, submission.id(), number),
        receipt(row),
        signedBy(row));
  }

  static Submission submission(ResultSet row, Editions editions) throws SQLException {
    Edition edition = editions.get(row.getString("edition"));
    Array cells = row.getArray("cells");
    return new Submission(
        new FilingId(row.getInt("year"), new UnitCode(row.getString("unit"))),
        Sheet.of(
            edition,
            (@Nullable BigDecimal[]) cells.getArray(),
            RemarksColumn.read(row.getString("remarks"), edition)),
        new SignOff(
            row.getString("head"),
            row.getString("reviewer"),
            row.getString("preparer"),
            row.getString("phone"),
            row.getObject("signed_on", LocalDate.class)),
        row.getString("document_number"),
        explanations(row.getString("explanations")));
  }

  static Digest digest(ResultSet row) throws SQLException {
    String algorithm = row.getString("digest_algorithm");
    return new Digest(
        DigestAlgorithm.find(algorithm)
            .orElseThrow(() -> new IllegalStateException("unknown digest " + algorithm)),
        HexFormat.of().formatHex(row.getBytes("digest")));
  }

  static @Nullable Receipt receipt(ResultSet row) throws SQLException {
    String code = row.getString("receipt_code");
    return code == null ? null : new Receipt(new ReceiptCode(code), row.getString("receipt"));
  }

  private static @Nullable SignedBy signedBy(ResultSet row) throws SQLException {
    String kid = row.getString("signed_kid");
    return kid == null
        ? null
        : new SignedBy(kid, row.getObject("signed_at", OffsetDateTime.class).toInstant(), null);
  }

  /** PostgreSQL's own notation; the driver would build the same text by a longer way. */
  private static String arrayOf(Sheet sheet) {
    StringBuilder array = new StringBuilder(4 * sheet.edition().cells().size()).append('{');
    for (BigDecimal number : sheet.numbers()) {
      array.append(array.length() == 1 ? "" : ",");
      array.append(number == null ? "NULL" : number.toPlainString());
    }
    return array.append('}').toString();
  }

  private static @Nullable String explanations(Map<String, String> explanations) {
    if (explanations.isEmpty()) {
      return null;
    }
    try {
      return JSON.writeValueAsString(explanations);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts always become JSON", e);
    }
  }

  static Map<String, String> explanations(@Nullable String json) {
    if (json == null) {
      return Map.of();
    }
    try {
      return JSON.readValue(json, EXPLANATIONS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored explanations are not JSON", e);
    }
  }
}
