package tongbao.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tongbao.evidence.AuditEntry;
import tongbao.filing.FirstFiling;
import tongbao.filing.FirstRecording;
import tongbao.filing.Revision;
import tongbao.filing.SignedBy;

/**
 * Records first filings, many in one statement and so in one commit: what {@link FilingRecorder}
 * does for one of them. Each is held to the scope it was handed in within (src/adr/0023).
 */
@ApplicationScoped
class FirstFilings {

  /** A filing and whose rows its caller may touch. */
  record Scoped(FirstFiling filing, String scope) {}

  /** A line of the batch. */
  private record Line(Scoped asked, AuditEntry entry) {

    static Line of(Scoped asked) {
      FirstFiling filing = asked.filing;
      return new Line(asked, EventRow.audit(filing.event(), filing.revision().digest().hex()));
    }

    Revision revision() {
      return asked.filing.revision();
    }
  }

  /** What is sent of each line besides its revision. */
  private static final List<Column<Line>> BESIDES =
      List.of(
          new Column<>("scope", "text", line -> line.asked.scope),
          new Column<>("actor", "text", line -> line.entry.deed().by()),
          new Column<>("role", "text", line -> line.entry.deed().role()),
          new Column<>("request_id", "text", line -> line.entry.deed().requestId()),
          new Column<>("action", "text", line -> line.entry.action()),
          new Column<>("subject", "text", line -> line.entry.subject()),
          new Column<>("after", "text", line -> line.entry.after()));

  private static final List<Column<Line>> SENT =
      Stream.concat(RevisionRow.CONTENT.stream().map(FirstFilings::ofLine), BESIDES.stream())
          .toList();

  /**
   * The arrays stand in a query of their own, so that PostgreSQL plans for a few rows whatever it
   * is sent, finds each unit by its key, and keeps the plan. The rows are locked and stored in
   * their order: that keeps two batches from waiting for each other. The scope is asked of each row
   * here, because the policy can only be told one for all.
   */
  private static final String RECORD =
      """
      with given as materialized (select %1$s),
      asked as materialized (
        select sent.* from given cross join lateral unnest(%2$s) with ordinality sent (%2$s, place)),
      recorded as (
        insert into filing_revision (%3$s)
        select %4$s from asked join unit on unit.code = asked.unit
        where asked.scope in ('*', asked.unit)
          and exists (select from unit_membership m
            where m.unit = unit.code and m.version = unit.version
              and coalesce(m.first_year, asked.year::integer) <= asked.year::integer
              and coalesce(m.last_year, asked.year::integer) >= asked.year::integer)
        order by asked.place
        for share of unit
        on conflict do nothing
        returning year, unit, number, recorded_at, receipt_code),
      line as materialized (
        select asked.place, recorded.*, asked.actor, asked.role, asked.request_id, asked.action,
          asked.subject, asked.after
        from recorded join asked using (receipt_code)
        order by asked.place),
      noted as (
        insert into filing_event (year, unit, sequence, revision, at, actor, role, request_id,
          counts_submitted)
        select year, unit, number, number, recorded_at, actor, role, request_id, number from line),
      told as (
        insert into audit_inbox (at, actor, role, request_id, action, subject, year, unit,
          revision, after, sequence)
        select recorded_at, actor, role, request_id, action, subject, year, unit, number, after,
          number
        from line)
      select place from line
      """
          .formatted(
              Column.arrays(SENT),
              Column.names(SENT),
              RevisionRow.COLUMNS,
              Column.casts("asked", RevisionRow.CONTENT));

  /**
   * Failures of what was sent: the server has undone the statement, and goes on. After others it is
   * not known what became of it.
   */
  private static final Set<String> UNDONE = Set.of("22", "23", "40", "42", "P0");

  /** While one statement is committed the next one gathers; a second would halve both. */
  private static final int WRITERS = 1;

  private static final Comparator<Scoped> ORDER =
      Comparator.comparingInt((Scoped asked) -> asked.filing.id().year())
          .thenComparing(asked -> asked.filing.id().unit().value());

  private final AgroalDataSource database;
  private final FilingRecorder recorder;
  private final RowScope scope;
  private final Together<Scoped, FirstRecording> together;
  private final SealingPace pace;

  FirstFilings(
      AgroalDataSource database, FilingRecorder recorder, RowScope scope, DatabaseConfig config) {
    this.database = database;
    this.recorder = recorder;
    this.scope = scope;
    this.pace = new SealingPace(database);
    together = new Together<>(WRITERS, config.patienceForOthers(), this::recordScoped);
  }

  /** Records a filing together with those that come at the same moment. */
  FirstRecording record(FirstFiling filing) {
    Scoped mine = new Scoped(filing, scope.now());
    FirstRecording recording = fits(mine) ? together.ask(mine) : alone(mine);
    if (recording instanceof FirstRecording.Failed failed) {
      throw failed.why();
    }
    return recording;
  }

  /**
   * Records filings of the present caller; before that it may wait, as {@link SealingPace} has it.
   */
  List<FirstRecording> record(List<FirstFiling> together) {
    pace.await();
    String now = scope.now();
    return recordScoped(together.stream().map(filing -> new Scoped(filing, now)).toList());
  }

  /** Records filings, each of a caller of its own. */
  List<FirstRecording> recordScoped(List<Scoped> together) {
    List<Integer> batch =
        IntStream.range(0, together.size())
            .filter(index -> fits(together.get(index)))
            .boxed()
            .sorted(Comparator.comparing(together::get, ORDER))
            .toList();
    @Nullable FirstRecording[] outcomes = new FirstRecording[together.size()];
    if (batch.size() > 1) {
      recordTogether(together, batch, outcomes);
    }
    for (int index = 0; index < outcomes.length; index++) {
      if (outcomes[index] == null) {
        outcomes[index] = alone(together.get(index));
      }
    }
    return Stream.of(outcomes).map(Objects::requireNonNull).toList();
  }

  /**
   * Whether one statement does for it. What is signed is kept with its signature. What is out of
   * scope is left to the policy of the table.
   */
  private static boolean fits(Scoped asked) {
    SignedBy signedBy = asked.filing.revision().signedBy();
    boolean inScope =
        asked.scope.equals(RowScope.EVERYTHING)
            || asked.scope.equals(asked.filing.id().unit().value());
    return inScope && (signedBy == null || signedBy.sent() == null);
  }

  private FirstRecording alone(Scoped asked) {
    FirstFiling filing = asked.filing;
    try {
      return recorder.recordFirst(asked.scope, filing.revision(), filing.event());
    } catch (RuntimeException e) {
      return new FirstRecording.Failed(e);
    }
  }

  /** Leaves no outcome where one of them made the others fail. */
  private void recordTogether(
      List<Scoped> together, List<Integer> batch, @Nullable FirstRecording[] outcomes) {
    try {
      for (int index : batch) {
        outcomes[index] = new FirstRecording.NotRecorded();
      }
      List<Scoped> asked = batch.stream().map(together::get).toList();
      for (int place : insert(asked)) {
        int index = batch.get(place - 1);
        outcomes[index] = new FirstRecording.Recorded(together.get(index).filing.revision());
      }
    } catch (RuntimeException e) {
      FirstRecording outcome = undone(e) ? null : new FirstRecording.Failed(e);
      for (int index : batch) {
        outcomes[index] = outcome;
      }
    }
  }

  private static boolean undone(RuntimeException failure) {
    return failure.getCause() instanceof SQLException refusal
        && refusal.getSQLState() != null
        && refusal.getSQLState().length() == 5
        && UNDONE.contains(refusal.getSQLState().substring(0, 2));
  }

  /** The places, from 1, of those that were recorded. */
  List<Integer> insert(List<Scoped> batch) {
    List<Line> lines = batch.stream().map(Line::of).toList();
    return RowScope.withOneStatement(
        RowScope.common(batch.stream().map(Scoped::scope)),
        told -> Jdbc.with(database, connection -> insert(connection, told, lines)));
  }

  private static List<Integer> insert(
      Connection connection, @Nullable String told, List<Line> lines) throws SQLException {
    try (PreparedStatement statement = RowScope.telling(connection, told, RECORD)) {
      Column.writeAll(statement, told == null ? 1 : 2, SENT, lines);
      List<Integer> recorded = new ArrayList<>();
      try (ResultSet rows = RowScope.rows(statement, told)) {
        while (rows.next()) {
          recorded.add(rows.getInt(1));
        }
      }
      return recorded;
    }
  }

  private static Column<Line> ofLine(Column<Revision> column) {
    return new Column<>(column.name(), column.type(), line -> column.text().apply(line.revision()));
  }
}
