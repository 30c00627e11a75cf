package tongbao.edition;

/** How far what one form counts can be compared with what another counts. */
public enum Verdict {
  /** The same thing. */
  SAME,
  /** Several cells on one side add up to one on the other. */
  SUM_OF,
  /** The second side covers less. */
  NARROWER,
  /** The second side covers more. */
  BROADER,
  /** Close enough to be drawn with a mark and its note. */
  APPROXIMATE;

  /** Whether a series may be drawn without a mark of its own. */
  public boolean exact() {
    return this == SAME || this == SUM_OF;
  }

  /** The verdict read from the second side to the first. */
  Verdict reversed() {
    return switch (this) {
      case NARROWER -> BROADER;
      case BROADER -> NARROWER;
      default -> this;
    };
  }

  /** The verdict over two steps. */
  Verdict then(Verdict next) {
    if (this == SAME || this == next) {
      return next;
    }
    if (next == SAME) {
      return this;
    }
    return exact() ? next : next.exact() ? this : APPROXIMATE;
  }

  /** Its public name. */
  public String code() {
    return YamlSection.wordOf(this);
  }
}
