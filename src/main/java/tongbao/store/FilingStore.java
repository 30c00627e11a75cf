package tongbao.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Editions;
import tongbao.filing.Course;
import tongbao.filing.FilingEvent;
import tongbao.filing.FilingId;
import tongbao.filing.FilingQuery;
import tongbao.filing.Filings;
import tongbao.filing.FirstFiling;
import tongbao.filing.FirstRecording;
import tongbao.filing.IdempotencyKey;
import tongbao.filing.Move;
import tongbao.filing.ReceiptCode;
import tongbao.filing.Revision;
import tongbao.filing.StateName;
import tongbao.unit.UnitCode;

/**
 * Filings in PostgreSQL, one row per revision.
 *
 * <p>Plain JDBC: handing in is the busiest call and one statement does it (src/adr/0003). The
 * statement is its own transaction; it is durable when it returns.
 */
@ApplicationScoped
public class FilingStore implements Filings {

  /** Stretches grow, so that a state that is rare takes few statements. */
  private static final int GROWTH = 4;

  private static final int LONGEST_STRETCH = 100_000;

  private final AgroalDataSource database;
  private final Editions editions;
  private final FilingRecorder recorder;
  private final FirstFilings firstFilings;

  FilingStore(
      AgroalDataSource database,
      Editions editions,
      FilingRecorder recorder,
      FirstFilings firstFilings) {
    this.database = database;
    this.editions = editions;
    this.recorder = recorder;
    this.firstFilings = firstFilings;
  }

  @Override
  public FirstRecording recordFirst(
      Revision first, FilingEvent event, @Nullable IdempotencyKey key) {
    return key == null
        ? firstFilings.record(new FirstFiling(first, event))
        : recorder.recordFirst(first, event, key);
  }

  @Override
  public List<FirstRecording> recordFirst(List<FirstFiling> together) {
    return firstFilings.record(together);
  }

  @Override
  public boolean recordNext(Revision next, FilingEvent event) {
    return recorder.recordNext(next, event);
  }

  @Override
  public boolean recordDecision(Revision decidedOn, FilingEvent event) {
    return recorder.recordDecision(decidedOn, event);
  }

  @Override
  public Optional<Course> course(FilingId id) {
    String sql =
        "select "
            + EventRow.COLUMNS
            + " from filing_event where year = ? and unit = ? order by sequence";
    return Jdbc.with(
        database,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, id.year());
            statement.setString(2, id.unit().value());
            List<FilingEvent> events = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
              while (rows.next()) {
                events.add(EventRow.read(rows));
              }
            }
            return events.isEmpty() ? Optional.empty() : Optional.of(new Course(events));
          }
        });
  }

  @Override
  public Optional<Revision> findCurrent(FilingId id) {
    String sql = RevisionRow.SELECT + "where year = ? and unit = ? order by number desc limit 1";
    return query(sql, id.year(), id.unit().value()).stream().findFirst();
  }

  @Override
  public Optional<Revision> findCounting(FilingId id) {
    String sql =
        RevisionRow.SELECT + "where r.year = ? and r.unit = ? and r.number = counts_submitted";
    return query(sql, id.year(), id.unit().value()).stream().findFirst();
  }

  @Override
  public Optional<Revision> find(FilingId id, int number) {
    return Jdbc.with(database, connection -> RevisionRow.find(connection, editions, id, number));
  }

  @Override
  public Optional<Revision> findByReceipt(ReceiptCode code) {
    return query(RevisionRow.SELECT + "where receipt_code = ?", code.value()).stream().findFirst();
  }

  @Override
  public List<Revision> history(FilingId id) {
    String sql = RevisionRow.SELECT + "where year = ? and unit = ? order by number";
    return query(sql, id.year(), id.unit().value());
  }

  @Override
  public List<Revision> newest(int year, Collection<UnitCode> units) {
    String sql =
        RevisionRow.SELECT
            + "where r.year = ? and r.unit = any (?) and r.number = (select max(n.number)"
            + " from filing_revision n where n.year = r.year and n.unit = r.unit)";
    return query(sql, year, codes(units));
  }

  private static String[] codes(Collection<UnitCode> units) {
    return units.stream().map(UnitCode::value).toArray(String[]::new);
  }

  /**
   * A page of newest revisions costs a page. Where only some states are wanted, filings are looked
   * through stretch by stretch until the page is full.
   */
  @Override
  public List<Revision> list(FilingQuery query) {
    boolean chosen = query.published() || query.state() != null;
    int stretch = query.limit();
    List<Revision> found = new ArrayList<>();
    FilingId after = query.after();
    FilingId end;
    do {
      end = chosen ? end(query, after, stretch).orElse(null) : null;
      found.addAll(list(query, after, end, query.limit() - found.size()));
      after = end;
      stretch = Math.min(LONGEST_STRETCH, GROWTH * stretch);
    } while (end != null && found.size() < query.limit());
    return found;
  }

  /** The last of so many filings; none where there are fewer. */
  private Optional<FilingId> end(FilingQuery query, @Nullable FilingId after, int stretch) {
    List<Object> values = new ArrayList<>();
    String sql =
        "select distinct on (year, unit) year, unit from filing_revision where true"
            + conditions(query, after, null, values)
            + " order by year, unit offset ? limit 1";
    values.add(stretch - 1);
    return Jdbc.with(
        database,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
              statement.setObject(i + 1, values.get(i));
            }
            try (ResultSet row = statement.executeQuery()) {
              return row.next()
                  ? Optional.of(
                      new FilingId(row.getInt("year"), new UnitCode(row.getString("unit"))))
                  : Optional.empty();
            }
          }
        });
  }

  private List<Revision> list(
      FilingQuery query, @Nullable FilingId after, @Nullable FilingId end, int most) {
    List<Object> values = new ArrayList<>();
    String conditions = conditions(query, after, end, values);
    StateName state = query.state();
    String listed =
        "(select distinct on (year, unit) * from filing_revision where true"
            + conditions
            + " order by year, unit, number desc";
    if (end == null && !query.published() && state == null) {
      listed += " limit ?";
      values.add(most);
    }
    String sql =
        "select "
            + RevisionRow.COLUMNS
            + EventRow.STATUS_COLUMNS
            + " from "
            + (query.published() ? "filing_revision" : listed + ")")
            + " r"
            + EventRow.STATUS;
    if (query.published()) {
      sql += " where r.number = counts_published" + conditions;
    } else if (state == StateName.SUBMITTED) {
      sql += " where state_move is null";
    } else if (state != null) {
      sql += " where state_move = ?";
      values.add(moveTo(state).code());
    }
    values.add(most);
    return query(sql + " order by year, unit limit ?", values.toArray());
  }

  /**
   * Beside a year PostgreSQL would begin at the year's first unit and pass over all those before
   * the one compared with as a pair.
   */
  private static void behind(
      StringBuilder conditions, List<Object> values, @Nullable Integer year, FilingId after) {
    if (year == null) {
      conditions.append(" and (year, unit) > (?, ?)");
      values.addAll(List.of(after.year(), after.unit().value()));
    } else if (year == after.year()) {
      conditions.append(" and unit > ?");
      values.add(after.unit().value());
    } else if (year < after.year()) {
      conditions.append(" and false");
    }
  }

  private static String conditions(
      FilingQuery query, @Nullable FilingId after, @Nullable FilingId end, List<Object> values) {
    StringBuilder conditions = new StringBuilder();
    Integer year = query.year();
    UnitCode unit = query.unit();
    if (year != null) {
      conditions.append(" and year = ?");
      values.add(year);
    }
    if (unit != null) {
      conditions.append(" and unit = ?");
      values.add(unit.value());
    }
    if (after != null) {
      behind(conditions, values, year, after);
    }
    if (end != null) {
      conditions.append(" and (year, unit) <= (?, ?)");
      values.addAll(List.of(end.year(), end.unit().value()));
    }
    return conditions.toString();
  }

  private static Move moveTo(StateName state) {
    return switch (state) {
      case SUBMITTED -> throw new IllegalArgumentException("nothing is decided to be submitted");
      case SENT_BACK -> Move.SEND_BACK;
      case ACCEPTED -> Move.ACCEPT;
      case PUBLISHED -> Move.PUBLISH;
      case WITHDRAWN -> Move.WITHDRAW;
    };
  }

  @Override
  public Map<UnitCode, List<Integer>> yearsFiled(Collection<UnitCode> units) {
    String[] codes = units.stream().map(UnitCode::value).toArray(String[]::new);
    String sql =
        "select distinct unit, year from filing_revision where unit = any(?) order by unit, year";
    return Jdbc.with(
        database,
        connection -> {
          Map<UnitCode, List<Integer>> years = new HashMap<>();
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, codes);
            try (ResultSet rows = statement.executeQuery()) {
              while (rows.next()) {
                years
                    .computeIfAbsent(
                        new UnitCode(rows.getString("unit")), code -> new ArrayList<>())
                    .add(rows.getInt("year"));
              }
            }
          }
          return years;
        });
  }

  private List<Revision> query(String sql, Object... values) {
    return Jdbc.with(database, connection -> RevisionRow.query(connection, editions, sql, values));
  }
}
