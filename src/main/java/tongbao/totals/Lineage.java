package tongbao.totals;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** By which organisation filings are added up: reforms (机构改革) move units between areas. */
public enum Lineage {
  /** A filing counts where its unit belonged in the year it is for. */
  THEN,
  /** A filing counts where the last of its unit's successors belongs now. */
  NOW;

  /** Its public name. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The lineage of that public name. */
  public static Optional<Lineage> find(String code) {
    return Arrays.stream(values()).filter(lineage -> lineage.code().equals(code)).findFirst();
  }
}
