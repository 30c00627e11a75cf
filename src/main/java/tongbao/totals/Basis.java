package tongbao.totals;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import tongbao.filing.FilingState;

/** Which filings count. */
public enum Basis {
  /** Every filing that is neither sent back nor withdrawn. */
  SUBMITTED,
  /** What the city office has accepted. */
  ACCEPTED,
  /** What is published. */
  PUBLISHED;

  /** Whether a filing in a state counts. */
  public boolean counts(FilingState state) {
    return switch (state) {
      case SUBMITTED -> this == SUBMITTED;
      case ACCEPTED -> this != PUBLISHED;
      case PUBLISHED -> true;
      case SENT_BACK, WITHDRAWN -> false;
    };
  }

  /** Its public name. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The basis of that public name. */
  public static Optional<Basis> find(String code) {
    return Arrays.stream(values()).filter(basis -> basis.code().equals(code)).findFirst();
  }
}
