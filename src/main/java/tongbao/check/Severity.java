package tongbao.check;

/** How much a finding weighs. */
public enum Severity {
  /** The sheet is refused. */
  ERROR,
  /** To be corrected or explained before the city office can accept the filing. */
  VERIFY,
  /** For information. */
  NOTICE
}
