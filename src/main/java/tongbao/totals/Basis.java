package tongbao.totals;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which filings count. */
public enum Basis {
  /** Every filing that is neither sent back nor withdrawn. */
  SUBMITTED,
  /** What the city office has accepted. */
  ACCEPTED,
  /** What is published. */
  PUBLISHED;

  /** Its public name. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The basis of that public name. */
  public static Optional<Basis> find(String code) {
    return Arrays.stream(values()).filter(basis -> basis.code().equals(code)).findFirst();
  }
}
