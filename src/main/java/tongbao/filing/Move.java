package tongbao.filing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the city office can decide of a revision. */
public enum Move {
  /** It is in order. */
  ACCEPT,
  /** It is returned to the unit, with reasons. */
  SEND_BACK,
  /** It becomes part of the published totals, in place of what was published before. */
  PUBLISH,
  /** It is taken back and counts nowhere. */
  WITHDRAW;

  /** Its public name. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The move of that public name. */
  public static Optional<Move> find(String code) {
    return Arrays.stream(values()).filter(move -> move.code().equals(code)).findFirst();
  }
}
