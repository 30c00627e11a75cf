package tongbao.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongbao.edition.CellCode;
import tongbao.evidence.AuditEntry;
import tongbao.evidence.Deed;
import tongbao.filing.FilingEvent;
import tongbao.filing.FilingId;
import tongbao.filing.Move;
import tongbao.filing.Reason;
import tongbao.filing.Standing;
import tongbao.filing.StateName;
import tongbao.filing.Status;
import tongbao.unit.UnitCode;

/** A step in the life of a filing as a row of {@code filing_event}. */
final class EventRow {

  static final String COLUMNS =
      "year, unit, sequence, revision, move, state_before, at, actor, role, request_id, reasons,"
          + " counts_submitted, counts_accepted, counts_published";

  /** As many places as {@link #COLUMNS} names, with the casts they need outside a values list. */
  static final String PLACES =
      "?::integer, ?::text, ?::integer, ?::integer, ?::text, ?::text, ?::timestamptz, ?::text,"
          + " ?::text, ?::text, ?::jsonb, ?::integer, ?::integer, ?::integer";

  /** Joined to a {@code filing_revision r}: what {@link #status} reads. */
  static final String STATUS =
      """
       cross join lateral (
        select sequence as state_sequence, move as state_move, at as state_at,
          actor as state_actor, reasons as state_reasons
        from filing_event e
        where e.year = r.year and e.unit = r.unit and e.revision = r.number
        order by e.sequence desc limit 1) state
      cross join lateral (
        select counts_submitted, counts_accepted, counts_published
        from filing_event e where e.year = r.year and e.unit = r.unit
        order by e.sequence desc limit 1) standing
      """;

  static final String STATUS_COLUMNS =
      ", state_sequence, state_move, state_at, state_actor, state_reasons,"
          + " counts_submitted, counts_accepted, counts_published";

  private static final ObjectMapper JSON = new ObjectMapper();

  private EventRow() {}

  /**
   * Fills the places of {@link #PLACES}.
   *
   * @return the next place
   */
  static int write(PreparedStatement statement, int first, FilingEvent event) throws SQLException {
    int place = first;
    Move move = event.move();
    StateName from = event.from();
    statement.setInt(place++, event.id().year());
    statement.setString(place++, event.id().unit().value());
    statement.setInt(place++, event.sequence());
    statement.setInt(place++, event.revision());
    statement.setString(place++, move == null ? null : move.code());
    statement.setString(place++, from == null ? null : from.code());
    statement.setObject(place++, event.at().atOffset(ZoneOffset.UTC));
    statement.setString(place++, event.author().name());
    statement.setString(place++, event.author().role());
    statement.setString(place++, event.author().requestId());
    statement.setString(place++, event.reasons().isEmpty() ? null : text(reasons(event.reasons())));
    statement.setObject(place++, event.standing().submitted(), Types.INTEGER);
    statement.setObject(place++, event.standing().accepted(), Types.INTEGER);
    statement.setObject(place++, event.standing().published(), Types.INTEGER);
    return place;
  }

  static FilingEvent read(ResultSet row) throws SQLException {
    String from = row.getString("state_before");
    return new FilingEvent(
        new FilingId(row.getInt("year"), new UnitCode(row.getString("unit"))),
        row.getInt("sequence"),
        row.getInt("revision"),
        move(row.getString("move")),
        from == null ? null : StateName.find(from).orElseThrow(),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        new FilingEvent.Author(
            row.getString("actor"), row.getString("role"), row.getString("request_id")),
        reasons(row.getString("reasons")),
        standing(row));
  }

  /** Reads {@link #STATUS_COLUMNS}. */
  static Status status(ResultSet row, FilingId id, int revision) throws SQLException {
    FilingEvent last =
        new FilingEvent(
            id,
            row.getInt("state_sequence"),
            revision,
            move(row.getString("state_move")),
            null,
            row.getObject("state_at", OffsetDateTime.class).toInstant(),
            new FilingEvent.Author(row.getString("state_actor"), "", null),
            reasons(row.getString("state_reasons")),
            standing(row));
    return Status.after(last);
  }

  /**
   * What the audit log is told of a step.
   *
   * @param digest of its revision
   */
  static AuditEntry audit(FilingEvent event, String digest) {
    Move move = event.move();
    StateName from = event.from();
    String action = move != null ? move.code() : event.sequence() == 1 ? "submit" : "revise";
    ObjectNode after =
        JSON.createObjectNode()
            .put("digest", digest)
            .put("revision", event.revision())
            .put("state", event.state().name().code());
    if (!event.reasons().isEmpty()) {
      after.set("reasons", reasons(event.reasons()));
    }
    String before = null;
    if (from != null) {
      before = text(JSON.valueToTree(Map.of("state", from.code())));
    } else if (event.revision() > 1) {
      before = text(JSON.valueToTree(Map.of("revision", event.revision() - 1)));
    }
    return new AuditEntry(
        event.at(),
        new Deed(event.author().name(), event.author().role(), event.author().requestId()),
        "filing." + action,
        "filings/" + event.id(),
        event.id(),
        event.revision(),
        before,
        text(after));
  }

  /** The name of the state a move leads to; without a move a revision is as it was handed in. */
  static StateName stateAfter(@Nullable String move) {
    if (move == null) {
      return StateName.SUBMITTED;
    }
    return switch (Move.find(move).orElseThrow()) {
      case ACCEPT -> StateName.ACCEPTED;
      case SEND_BACK -> StateName.SENT_BACK;
      case PUBLISH -> StateName.PUBLISHED;
      case WITHDRAW -> StateName.WITHDRAWN;
    };
  }

  private static @Nullable Move move(@Nullable String code) {
    return code == null ? null : Move.find(code).orElseThrow();
  }

  private static Standing standing(ResultSet row) throws SQLException {
    return new Standing(
        row.getObject("counts_submitted", Integer.class),
        row.getObject("counts_accepted", Integer.class),
        row.getObject("counts_published", Integer.class));
  }

  private static ArrayNode reasons(List<Reason> reasons) {
    ArrayNode array = JSON.createArrayNode();
    for (Reason reason : reasons) {
      CellCode cell = reason.cell();
      array.addObject().put("cell", cell == null ? null : cell.value()).put("text", reason.text());
    }
    return array;
  }

  private static List<Reason> reasons(@Nullable String json) {
    if (json == null) {
      return List.of();
    }
    try {
      List<Reason> reasons = new ArrayList<>();
      for (JsonNode reason : JSON.readTree(json)) {
        JsonNode cell = reason.get("cell");
        reasons.add(
            new Reason(
                cell.isNull() ? null : new CellCode(cell.asText()), reason.get("text").asText()));
      }
      return List.copyOf(reasons);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored reasons are not JSON", e);
    }
  }

  private static String text(JsonNode json) {
    try {
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree always becomes JSON", e);
    }
  }
}
