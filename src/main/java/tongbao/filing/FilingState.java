package tongbao.filing;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Where a revision stands between the unit and the city office. */
public sealed interface FilingState {

  /** Its public name. */
  StateName name();

  /** What may be decided of a revision in this state, as long as no newer one has overtaken it. */
  Set<Move> moves();

  /** Handed in; every revision begins here. */
  record Submitted() implements FilingState {
    @Override
    public StateName name() {
      return StateName.SUBMITTED;
    }

    @Override
    public Set<Move> moves() {
      return EnumSet.of(Move.ACCEPT, Move.SEND_BACK, Move.WITHDRAW);
    }
  }

  /** Returned to the unit, which answers with a new revision. */
  record SentBack(Instant at, String by, List<Reason> reasons) implements FilingState {
    @Override
    public StateName name() {
      return StateName.SENT_BACK;
    }

    @Override
    public Set<Move> moves() {
      return EnumSet.of(Move.WITHDRAW);
    }
  }

  /** Found in order. */
  record Accepted(Instant at, String by) implements FilingState {
    @Override
    public StateName name() {
      return StateName.ACCEPTED;
    }

    @Override
    public Set<Move> moves() {
      return EnumSet.of(Move.PUBLISH, Move.WITHDRAW);
    }
  }

  /** Part of the published totals until a newer revision is published or this one withdrawn. */
  record Published(Instant at, String by) implements FilingState {
    @Override
    public StateName name() {
      return StateName.PUBLISHED;
    }

    @Override
    public Set<Move> moves() {
      return EnumSet.of(Move.WITHDRAW);
    }
  }

  /** Taken back. The unit may hand in a new revision. */
  record Withdrawn(Instant at, String by, List<Reason> reasons) implements FilingState {
    @Override
    public StateName name() {
      return StateName.WITHDRAWN;
    }

    @Override
    public Set<Move> moves() {
      return EnumSet.noneOf(Move.class);
    }
  }
}
