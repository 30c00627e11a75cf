package tongbao.filing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tongbao.unit.UnitCode;

/** Where a single revision may stand. */
public final class Statuses {

  private Statuses() {}

  public static Status in(StateName state) {
    @Nullable Move move =
        switch (state) {
          case SUBMITTED -> null;
          case SENT_BACK -> Move.SEND_BACK;
          case ACCEPTED -> Move.ACCEPT;
          case PUBLISHED -> Move.PUBLISH;
          case WITHDRAWN -> Move.WITHDRAW;
        };
    return Status.after(
        new FilingEvent(
            new FilingId(2016, new UnitCode("a-unit")),
            1,
            1,
            move,
            null,
            Instant.EPOCH,
            new FilingEvent.Author("somebody", "reviewer", null),
            List.of(),
            Standing.NONE));
  }
}
