package tongbao.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Supplier;
import tongbao.access.Caller;
import tongbao.access.Role;
import tongbao.filing.FilingId;
import tongbao.filing.FilingQuery;
import tongbao.filing.Revision;
import tongbao.filing.StateName;
import tongbao.unit.UnitCode;

/**
 * Filings as a caller may read them: a submitter its own unit's, a reader what is published, the
 * city office everything. To a reader all else is refused in the same words, whether it exists or
 * not, and nothing is told of the year before.
 */
@ApplicationScoped
public class FilingView {

  private final FilingDesk desk;

  FilingView(FilingDesk desk) {
    this.desk = desk;
  }

  /** Whether a caller may read a revision: the one place that decides it. */
  static boolean sees(Caller caller, Revision revision) {
    return switch (caller.role()) {
      case SUBMITTER -> revision.id().unit().equals(caller.unit());
      case READER -> isPublic(revision);
      case REVIEWER, ADMIN -> true;
    };
  }

  /** One that was overtaken stays so; where the newest was withdrawn, nothing is. */
  private static boolean isPublic(Revision revision) {
    return revision.state().name() == StateName.PUBLISHED
        && revision.status().standing().published() != null;
  }

  /** The newest revision the caller may read. */
  public Filed current(Caller caller, FilingId id) {
    if (caller.role() != Role.READER) {
      return visible(caller, desk.current(id));
    }
    List<Revision> history = history(caller, id);
    return visible(caller, desk.revision(id, history.get(history.size() - 1).number()));
  }

  /** The revision of that number. */
  public Filed revision(Caller caller, FilingId id, int number) {
    return visible(caller, hidingWhy(caller, () -> desk.revision(id, number)));
  }

  /** All revisions the caller may read, oldest first. */
  public List<Revision> history(Caller caller, FilingId id) {
    List<Revision> history =
        hidingWhy(caller, () -> desk.history(id)).stream()
            .filter(revision -> sees(caller, revision))
            .toList();
    if (history.isEmpty()) {
      throw new RefusedException(new Refusal.NotPublished());
    }
    return history;
  }

  /** Filings the caller may read, in the order of year and unit. */
  public List<Revision> list(Caller caller, FilingQuery query) {
    StateName state = query.state();
    UnitCode unit = caller.unit() == null ? query.unit() : caller.unit();
    boolean published = caller.role() == Role.READER;
    if (published && state != null && state != StateName.PUBLISHED) {
      return List.of();
    }
    return desk
        .list(
            new FilingQuery(
                query.year(),
                unit,
                published ? null : state,
                query.after(),
                query.limit(),
                published))
        .stream()
        .filter(revision -> sees(caller, revision))
        .toList();
  }

  private static Filed visible(Caller caller, Filed filed) {
    if (!sees(caller, filed.revision())) {
      throw new RefusedException(new Refusal.NotPublished());
    }
    // The sheet of the year before that is compared with may be one that is not published.
    return caller.role() == Role.READER ? filed.withoutYearBefore() : filed;
  }

  /** That a unit, a filing or a revision does not exist is not for readers either. */
  private static <T> T hidingWhy(Caller caller, Supplier<T> look) {
    try {
      return look.get();
    } catch (RefusedException e) {
      throw caller.role() == Role.READER ? new RefusedException(new Refusal.NotPublished()) : e;
    }
  }
}
