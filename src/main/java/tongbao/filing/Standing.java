package tongbao.filing;

import org.jspecify.annotations.Nullable;

/**
 * Which revision of a filing counts on each basis of the totals; {@code null} where none does.
 *
 * <p>A revision counts as accepted until a newer one is accepted, and as published until a newer
 * one is published: a correction leaves the published figures standing. What was overtaken never
 * comes back, also not when what overtook it is withdrawn.
 *
 * @param submitted the newest revision, unless it was sent back or withdrawn; then what is accepted
 * @param accepted the revision last accepted or published, unless withdrawn
 * @param published the revision last published, unless withdrawn
 */
public record Standing(
    @Nullable Integer submitted, @Nullable Integer accepted, @Nullable Integer published) {

  /** Before anything was filed. */
  public static final Standing NONE = new Standing(null, null, null);

  /** What counts once a further revision is handed in. */
  public Standing afterFiling(int revision) {
    return new Standing(revision, accepted, published);
  }

  /** What counts once a move is made. */
  public Standing after(Move move, int revision) {
    return switch (move) {
      case ACCEPT -> new Standing(submitted, revision, published);
      case PUBLISH -> new Standing(submitted, accepted, revision);
      case SEND_BACK -> new Standing(without(submitted, revision, accepted), accepted, published);
      case WITHDRAW -> {
        Integer stillPublished = without(published, revision, null);
        Integer stillAccepted = without(accepted, revision, stillPublished);
        Integer stillSubmitted = without(submitted, revision, stillAccepted);
        yield new Standing(stillSubmitted, stillAccepted, stillPublished);
      }
    };
  }

  private static @Nullable Integer without(
      @Nullable Integer counting, int revision, @Nullable Integer otherwise) {
    return counting != null && counting == revision ? otherwise : counting;
  }
}
