package tongbao.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Indicator;

/**
 * Tells which row each run of figures is. Where there are as many runs as rows and no label speaks
 * against it, by their order; else by the labels, as far as these leave no choice.
 */
final class RowOrder {

  /** Fewer letters may be a piece of a heading set downwards. */
  private static final int WORDS_OF_A_LABEL = 4;

  private enum Kind {
    LABEL,
    OTHER_LABEL,
    RUN
  }

  private record Event(Kind kind, int at, int index) {}

  private final LocatedForm form;
  private final List<Indicator> rows;

  RowOrder(LocatedForm form, List<Indicator> rows) {
    this.form = form;
    this.rows = rows;
  }

  /**
   * For each run its row, or null.
   *
   * @param pieces the pieces the runs were made of
   */
  @Nullable Integer[] of(List<Run> runs, List<Piece> pieces) {
    @Nullable Integer[] anchors = new Integer[runs.size()];
    for (int i = 0; i < anchors.length; i++) {
      anchors[i] = anchor(runs.get(i));
    }
    dropShared(anchors);
    List<Event> events = events(runs, pieces);
    if (alternating(events)) {
      boolean behind = events.get(0).kind() != Kind.RUN;
      boolean endsWithRun = events.get(events.size() - 1).kind() == Kind.RUN;
      // Labels at both ends: a row without figures is the last or the first, and nothing says
      // which.
      return behind == endsWithRun && endsFound()
          ? besideLabels(runs, events, behind)
          : between(runs, anchors);
    }
    boolean whole = runs.stream().allMatch(run -> whole(run) && !ofAnotherRow(run));
    if (whole && runs.size() == rows.size() && inOrder(runs, anchors)) {
      Arrays.setAll(anchors, i -> i);
      return anchors;
    }
    return between(runs, anchors);
  }

  /** Two runs beside one label: one of them has lost its own. */
  private static void dropShared(@Nullable Integer[] anchors) {
    for (int i = 1; i < anchors.length; i++) {
      Integer anchor = anchors[i];
      if (anchor != null && anchor.equals(anchors[i - 1])) {
        anchors[i] = null;
        anchors[i - 1] = null;
      }
    }
  }

  /** Whether nothing speaks against the first run being the first row, and so on. */
  private boolean inOrder(List<Run> runs, @Nullable Integer[] anchors) {
    int confirmed = 0;
    for (int i = 0; i < runs.size(); i++) {
      Integer anchor = anchors[i];
      if (anchor != null && anchor != i) {
        return false;
      }
      LabelChain.Found before = i == 0 ? null : form.found(rows.get(i - 1));
      LabelChain.Found after = i + 1 == rows.size() ? null : form.found(rows.get(i + 1));
      boolean early = before != null && runs.get(i).end() <= form.start(before);
      boolean late = after != null && runs.get(i).start() >= form.end(after);
      if (early || late) {
        return false;
      }
      confirmed += form.found(rows.get(i)) == null ? 0 : 1;
    }
    return confirmed > rows.size() / 2;
  }

  /** Runs without a label of their own, where as many rows are open between two that have one. */
  private @Nullable Integer[] between(List<Run> runs, @Nullable Integer[] anchors) {
    @Nullable Integer[] assigned = new Integer[anchors.length];
    int lastRun = -1;
    int lastRow = -1;
    for (int run = 0; run < anchors.length; run++) {
      Integer anchor = anchors[run];
      if (anchor == null || anchor <= lastRow) {
        continue;
      }
      boolean open = lastRow >= 0 && anchor - lastRow == run - lastRun;
      if (open && runs.subList(lastRun + 1, run).stream().noneMatch(this::ofAnotherRow)) {
        for (int i = lastRun + 1; i < run; i++) {
          assigned[i] = lastRow + i - lastRun;
        }
      }
      assigned[run] = anchor;
      lastRun = run;
      lastRow = anchor;
    }
    return assigned;
  }

  /** Whether no two runs stand together without a label between them. */
  private static boolean alternating(List<Event> events) {
    for (int i = 1; i < events.size(); i++) {
      if (events.get(i).kind() == Kind.RUN && events.get(i - 1).kind() == Kind.RUN) {
        return false;
      }
    }
    return !events.isEmpty();
  }

  private boolean anchored(Run run, int row) {
    LabelChain.Found label = form.found(rows.get(row));
    return label != null && (beside(run, label) || within(run, label));
  }

  private boolean within(Run run, LabelChain.Found label) {
    return run.start() >= form.start(label) && run.end() <= form.end(label);
  }

  /**
   * Whether a run may belong to another label than the one it stands by: a row of a table has its
   * own, and where the label on the other side has no figures they may be that one's.
   */
  private static boolean contested(Run run, List<Event> events, int at, boolean behind) {
    if (run.fragment().isCell()) {
      return true;
    }
    int next = behind ? at + 1 : at - 1;
    int beyond = behind ? at + 2 : at - 2;
    boolean otherSide = next >= 0 && next < events.size() && events.get(next).kind() != Kind.RUN;
    boolean bare = beyond < 0 || beyond >= events.size() || events.get(beyond).kind() != Kind.RUN;
    return otherSide && bare;
  }

  /** Behind words on its line that are no label of the form stands a row of the unit's own. */
  private boolean ofAnotherRow(Run run) {
    return !isLabelled(run)
        && form.pieces(form.text().startOfRow(run.start()), run.start()).stream()
            .anyMatch(piece -> Written.words(piece.text()).length() >= WORDS_OF_A_LABEL);
  }

  /** A run with figures missing may be half of one, and its count worth nothing. */
  private boolean whole(Run run) {
    int width = rows.get(0).columns().size();
    return run.size() == width || (run.fragment().isCell() && run.size() > width);
  }

  private boolean endsFound() {
    return form.found(rows.get(0)) != null && form.found(rows.get(rows.size() - 1)) != null;
  }

  /** Each run belongs to the one label behind it, or before it; a label without is an empty row. */
  private @Nullable Integer[] besideLabels(List<Run> runs, List<Event> events, boolean behind) {
    @Nullable Integer[] assigned = new Integer[runs.size()];
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      if (event.kind() == Kind.RUN) {
        Event label = events.get(behind ? i - 1 : i + 1);
        Run run = runs.get(event.index());
        boolean sure =
            label.kind() == Kind.LABEL
                && (anchored(run, label.index()) || !contested(run, events, i, behind));
        assigned[event.index()] = sure ? Integer.valueOf(label.index()) : null;
      }
    }
    return assigned;
  }

  /** Labels, runs, and words between two runs that can only be a label of none of the rows. */
  private List<Event> events(List<Run> runs, List<Piece> pieces) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      LabelChain.Found label = form.found(rows.get(i));
      if (label != null) {
        events.add(new Event(Kind.LABEL, form.start(label), i));
      }
    }
    for (int i = 0; i < runs.size(); i++) {
      events.add(new Event(Kind.RUN, runs.get(i).start(), i));
    }
    events.sort(Comparator.comparingInt(Event::at));
    List<Event> all = new ArrayList<>();
    for (Event event : events) {
      if (!all.isEmpty() && event.kind() == Kind.RUN) {
        Event last = all.get(all.size() - 1);
        if (last.kind() == Kind.RUN && wordsBetween(pieces, last.at(), event.at())) {
          all.add(new Event(Kind.OTHER_LABEL, event.at(), -1));
        }
      }
      all.add(event);
    }
    return all;
  }

  private static boolean wordsBetween(List<Piece> pieces, int from, int to) {
    return pieces.stream()
        .filter(piece -> piece.start() > from && piece.end() <= to)
        .anyMatch(piece -> Written.words(piece.text()).length() >= WORDS_OF_A_LABEL);
  }

  /** The row whose label stands alone on the line or table row of a run; null where none does. */
  @Nullable Integer anchor(Run run) {
    Integer anchor = null;
    for (int i = 0; i < rows.size(); i++) {
      LabelChain.Found label = form.found(rows.get(i));
      if (label != null && beside(run, label)) {
        if (anchor != null) {
          return null;
        }
        anchor = i;
      }
    }
    return anchor;
  }

  /** Whether any label stands on the line or table row of a run. */
  boolean isLabelled(Run run) {
    return rows.stream().map(form::found).anyMatch(label -> label != null && beside(run, label));
  }

  private boolean beside(Run run, LabelChain.Found label) {
    Fragment first = form.text().fragmentAt(form.text().wordAt(label.from()));
    Fragment last = form.text().fragmentAt(form.end(label) - 1);
    return beside(run, first) || beside(run, last);
  }

  /** A run that goes on over several lines belongs to none of the labels on them. */
  private static boolean beside(Run run, Fragment label) {
    Fragment first = run.fragment();
    if (first.isCell()) {
      return Run.sameRow(first, label);
    }
    Fragment last = run.pieces().get(run.size() - 1).fragment();
    return first.start() == label.start() && last.start() == label.start();
  }
}
