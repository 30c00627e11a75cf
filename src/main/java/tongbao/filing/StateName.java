package tongbao.filing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The public names of the states of a revision. */
public enum StateName {
  /** Handed in; every new revision begins here. */
  SUBMITTED,
  /** Returned to the unit with reasons. */
  SENT_BACK,
  /** Found in order by the city office. */
  ACCEPTED,
  /** Part of the published totals. */
  PUBLISHED,
  /** Taken back; counts nowhere. */
  WITHDRAWN;

  /** Its public name. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The state of that public name. */
  public static Optional<StateName> find(String code) {
    return Arrays.stream(values()).filter(state -> state.code().equals(code)).findFirst();
  }
}
