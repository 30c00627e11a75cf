package tongbao.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tongbao.desk.BatchExaminer.Again;
import tongbao.desk.BatchExaminer.Broken;
import tongbao.desk.BatchExaminer.Faulty;
import tongbao.desk.BatchExaminer.Fresh;
import tongbao.desk.BatchExaminer.Line;
import tongbao.desk.BatchExaminer.Sound;
import tongbao.desk.BatchExaminer.Stray;
import tongbao.desk.BatchLine.Said;
import tongbao.desk.BatchLine.Verdict;
import tongbao.desk.Examiner.Examined;
import tongbao.filing.FilingId;
import tongbao.filing.Filings;
import tongbao.filing.FirstFiling;
import tongbao.filing.FirstRecording;
import tongbao.filing.Revision;
import tongbao.unit.UnitCode;

/** Records filings of a batch that were examined, and says what became of each. */
@ApplicationScoped
class BatchRecorder {

  private final Filings filings;
  private final FilingDesk desk;
  private final Seasons seasons;

  BatchRecorder(Filings filings, FilingDesk desk, Seasons seasons) {
    this.filings = filings;
    this.desk = desk;
    this.seasons = seasons;
  }

  List<BatchLine> record(List<Line> lines) {
    List<FirstFiling> fresh =
        lines.stream()
            .filter(Fresh.class::isInstance)
            .map(line -> ((Fresh) line).filing())
            .toList();
    Map<FilingId, FirstRecording> recordings = new HashMap<>();
    List<FirstRecording> became = fresh.isEmpty() ? List.of() : filings.recordFirst(fresh);
    for (int i = 0; i < fresh.size(); i++) {
      recordings.put(fresh.get(i).id(), became.get(i));
    }
    Map<FilingId, Revision> newest =
        newest(lines.stream().filter(line -> isOpen(line, recordings)).toList());
    return lines.stream().map(line -> result(line, recordings, newest)).toList();
  }

  /** What would become of them; stores nothing. */
  List<BatchLine> judge(List<Line> lines) {
    Map<FilingId, Revision> newest =
        newest(lines.stream().filter(Again.class::isInstance).toList());
    return lines.stream().map(line -> judged(line, newest)).toList();
  }

  /** Whether it has to be compared with what is recorded. */
  private static boolean isOpen(Line line, Map<FilingId, FirstRecording> recordings) {
    return line instanceof Again
        || (line instanceof Fresh fresh
            && recordings.get(fresh.filing().id()) instanceof FirstRecording.NotRecorded);
  }

  private Map<FilingId, Revision> newest(List<Line> lines) {
    Map<Integer, Set<UnitCode>> units =
        lines.stream()
            .map(line -> Objects.requireNonNull(examined(line)).handed().id())
            .collect(
                Collectors.groupingBy(
                    FilingId::year, Collectors.mapping(FilingId::unit, Collectors.toSet())));
    Map<FilingId, Revision> newest = new HashMap<>();
    units.forEach(
        (year, of) ->
            filings.newest(year, of).forEach(revision -> newest.put(revision.id(), revision)));
    return newest;
  }

  private static @Nullable Examined examined(Line line) {
    if (line instanceof Fresh fresh) {
      return fresh.examined();
    }
    if (line instanceof Again again) {
      return again.examined();
    }
    return null;
  }

  private BatchLine result(
      Line line, Map<FilingId, FirstRecording> recordings, Map<FilingId, Revision> newest) {
    try {
      if (line instanceof Fresh fresh) {
        FirstRecording recording = recordings.get(fresh.filing().id());
        if (recording instanceof FirstRecording.Recorded recorded) {
          return new BatchLine.Recorded(recorded.revision(), said(fresh, recordings));
        }
        if (recording instanceof FirstRecording.Failed failed) {
          return new BatchLine.Failed(failed.why());
        }
        return compared(fresh.examined(), newest);
      }
      return line instanceof Again again ? compared(again.examined(), newest) : refused(line);
    } catch (RefusedException e) {
      return new BatchLine.Refused(e.refusal());
    } catch (RuntimeException e) {
      return new BatchLine.Failed(e);
    }
  }

  /** Where the batch's own filing of the year before came to nothing, it says nothing either. */
  private Said said(Fresh fresh, Map<FilingId, FirstRecording> recordings) {
    FilingId id = fresh.filing().id();
    return fresh.leaning()
            && !(recordings.get(new FilingId(id.year() - 1, id.unit()))
                instanceof FirstRecording.Recorded)
        ? said(seasons.filed(fresh.filing().revision()))
        : said(fresh.examined());
  }

  private BatchLine refused(Line line) {
    if (line instanceof Stray stray) {
      return new BatchLine.Refused(new Refusal.UnknownUnit(stray.id().unit()));
    }
    if (line instanceof Faulty faulty) {
      throw ofItsUnit(faulty.examined()).refusal();
    }
    if (line instanceof Broken broken) {
      return new BatchLine.Failed(broken.why());
    }
    throw new IllegalStateException("only checked: " + line);
  }

  private BatchLine compared(Examined examined, Map<FilingId, Revision> newest) {
    FilingId id = examined.handed().id();
    Revision current = newest.get(id);
    if (current != null) {
      Revision same = same(examined, current);
      return same == null
          ? new BatchLine.Refused(new Refusal.AlreadyFiled(current))
          : new BatchLine.Repeated(same, said(examined));
    }
    // Its unit does not report for the year, or what it was to be compared with came to nothing.
    Filed filed = desk.submit(examined.handed(), null);
    return new BatchLine.Recorded(filed.revision(), said(filed));
  }

  /** The newest or the first revision, where that has the same content. */
  private @Nullable Revision same(Examined examined, Revision current) {
    if (current.digest().fits(examined.submission())) {
      return current;
    }
    if (current.number() == 1) {
      return null;
    }
    return filings
        .find(current.id(), 1)
        .filter(first -> first.digest().fits(examined.submission()))
        .orElse(null);
  }

  private BatchLine judged(Line line, Map<FilingId, Revision> newest) {
    try {
      if (line instanceof Sound sound) {
        Examined examined = ofItsUnit(sound.examined());
        return checked(
            examined.refused() ? Verdict.WOULD_BE_REFUSED : Verdict.WOULD_BE_RECORDED, examined);
      }
      if (line instanceof Faulty faulty) {
        return checked(Verdict.WOULD_BE_REFUSED, ofItsUnit(faulty.examined()));
      }
      if (line instanceof Again again) {
        Revision current = newest.get(again.examined().handed().id());
        boolean same = current != null && same(again.examined(), current) != null;
        return checked(
            same ? Verdict.WOULD_BE_REPEATED : Verdict.FILED_WITH_OTHER_CONTENT, again.examined());
      }
      return refused(line);
    } catch (RefusedException e) {
      return new BatchLine.Refused(e.refusal());
    } catch (RuntimeException e) {
      return new BatchLine.Failed(e);
    }
  }

  private Examined ofItsUnit(Examined examined) {
    return examined.of(desk.requireUnit(examined.handed().id()));
  }

  private static BatchLine checked(Verdict verdict, Examined examined) {
    return new BatchLine.Checked(verdict, said(examined));
  }

  private static Said said(Examined examined) {
    return new Said(examined.findings(), examined.handed().explanations(), examined.yearBefore());
  }

  private static Said said(Filed filed) {
    return new Said(
        filed.findings(),
        filed.revision().submission().explanations(),
        filed.season().yearBefore());
  }
}
