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
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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

  /** What is stored of a revision. */
  static final List<Column<Revision>> CONTENT =
      List.of(
          column("year", "integer", revision -> String.valueOf(revision.id().year())),
          column("unit", "text", revision -> revision.id().unit().value()),
          column("number", "integer", revision -> String.valueOf(revision.number())),
          column("edition", "text", revision -> sheet(revision).edition().id()),
          column("recorded_at", "timestamptz", revision -> revision.recordedAt().toString()),
          column("digest", "bytea", revision -> "\\x" + revision.digest().hex()),
          column("cells", "numeric[]", revision -> arrayOf(sheet(revision))),
          column("document_number", "text", revision -> revision.submission().documentNumber()),
          column("head", "text", revision -> signOff(revision).head()),
          column("reviewer", "text", revision -> signOff(revision).reviewer()),
          column("preparer", "text", revision -> signOff(revision).preparer()),
          column("phone", "text", revision -> signOff(revision).phone()),
          column("signed_on", "date", revision -> text(signOff(revision).date())),
          column(
              "explanations",
              "jsonb",
              revision -> explanations(revision.submission().explanations())),
          column("digest_algorithm", "text", revision -> revision.digest().algorithm().code()),
          column(
              "receipt_code",
              "text",
              revision -> revision.receipt() == null ? null : revision.receipt().code().value()),
          column(
              "receipt",
              "text",
              revision -> revision.receipt() == null ? null : revision.receipt().jws()),
          column(
              "signed_kid",
              "text",
              revision -> revision.signedBy() == null ? null : revision.signedBy().kid()),
          column(
              "signed_at",
              "timestamptz",
              revision ->
                  revision.signedBy() == null ? null : text(revision.signedBy().verifiedAt())),
          column("remarks", "jsonb", revision -> RemarksColumn.write(sheet(revision).remarks())),
          column(
              "derived_places",
              "integer[]",
              revision -> DerivedColumns.of(sheet(revision)).places()),
          column("derived", "numeric[]", revision -> DerivedColumns.of(sheet(revision)).numbers()));

  static final String COLUMNS = Column.names(CONTENT);

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

  private static Column<Revision> column(
      String name, String type, Function<Revision, @Nullable String> value) {
    return new Column<>(name, type, value);
  }

  private static Sheet sheet(Revision revision) {
    return revision.submission().sheet();
  }

  private static SignOff signOff(Revision revision) {
    return revision.submission().signOff();
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
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
