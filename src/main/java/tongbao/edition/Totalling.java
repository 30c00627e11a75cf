package tongbao.edition;

/** How a number is added up over the filings of a year. */
public enum Totalling {
  /** The numbers are added. */
  ADDED,
  /**
   * A filing that left it blank counts for what its own parts add up to; of a group's own row each
   * filing counts with that row or, where it filled in the rows under it, with their sum.
   */
  FROM_PARTS,
  /** Added, but what units count in it differs in scope: to be read with care. */
  STOCK,
  /** Never added across units of measure: each is added by itself. */
  BY_MEASURE
}
