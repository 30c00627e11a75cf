package tongbao.filing;

/**
 * A filing as it begins: a unit hands in its first revision for a year.
 *
 * @param revision the first
 * @param event that it is handed in
 */
public record FirstFiling(Revision revision, FilingEvent event) {

  /** Both say the same. */
  public FirstFiling {
    if (!event.equals(Course.first(revision.id(), revision.recordedAt(), event.author()))) {
      throw new IllegalArgumentException(event + " is not how a filing begins");
    }
  }

  /** Which filing it begins. */
  public FilingId id() {
    return revision.id();
  }
}
