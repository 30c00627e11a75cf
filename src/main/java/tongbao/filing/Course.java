package tongbao.filing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What has happened to a filing so far.
 *
 * @param events in the order of their sequence, the first being that it was handed in
 */
public record Course(List<FilingEvent> events) {

  /** Begins with a revision being handed in. */
  public Course {
    if (events.isEmpty() || events.get(0).move() != null) {
      throw new IllegalArgumentException("a filing begins with a revision");
    }
    events = List.copyOf(events);
  }

  /** How a filing begins: its first revision is handed in. */
  public static FilingEvent first(FilingId id, Instant at, FilingEvent.Author author) {
    return new FilingEvent(
        id, 1, 1, null, null, at, author, List.of(), Standing.NONE.afterFiling(1));
  }

  /** The next event, where a further revision is handed in. */
  public FilingEvent next(Instant at, FilingEvent.Author author) {
    int revision = newest() + 1;
    return new FilingEvent(
        last().id(),
        last().sequence() + 1,
        revision,
        null,
        null,
        at,
        author,
        List.of(),
        last().standing().afterFiling(revision));
  }

  /** The next event, where something is decided; only for {@link #allowed} moves. */
  public FilingEvent next(
      int revision, Move move, Instant at, FilingEvent.Author author, List<Reason> reasons) {
    if (!allowed(revision).contains(move)) {
      throw new IllegalArgumentException(move + " of revision " + revision + " is not allowed");
    }
    return new FilingEvent(
        last().id(),
        last().sequence() + 1,
        revision,
        move,
        state(revision).name(),
        at,
        author,
        List.copyOf(reasons),
        last().standing().after(move, revision));
  }

  /**
   * What may be decided of a revision. Only the newest can be accepted or sent back, and of the
   * accepted ones only the newest be published: whoever decides on an overtaken one has not seen
   * what the unit says now.
   */
  public Set<Move> allowed(int revision) {
    Set<Move> moves = EnumSet.allOf(Move.class);
    moves.retainAll(state(revision).moves());
    if (revision != newest()) {
      moves.removeAll(EnumSet.of(Move.ACCEPT, Move.SEND_BACK));
    }
    Integer accepted = last().standing().accepted();
    if (accepted == null || accepted != revision) {
      moves.remove(Move.PUBLISH);
    }
    return moves;
  }

  /** The state of a revision. */
  public FilingState state(int revision) {
    return events.stream()
        .filter(event -> event.revision() == revision)
        .reduce((earlier, later) -> later)
        .orElseThrow(() -> new IllegalArgumentException("no revision " + revision))
        .state();
  }

  /** The number of the newest revision. */
  public int newest() {
    return events.stream().mapToInt(FilingEvent::revision).max().orElseThrow();
  }

  /** Which revisions count. */
  public Standing standing() {
    return last().standing();
  }

  /**
   * The instant of the next event: now, but behind the last one, also when the clock was put back.
   * In whole microseconds, as the database keeps them.
   */
  public Instant after(Instant now) {
    Instant earliest = last().at().plus(1, ChronoUnit.MICROS);
    Instant micros = now.truncatedTo(ChronoUnit.MICROS);
    return micros.isBefore(earliest) ? earliest : micros;
  }

  private FilingEvent last() {
    return events.get(events.size() - 1);
  }
}
