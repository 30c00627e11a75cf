package tongbao.check;

import tongbao.edition.Relation;

/** How much a finding weighs. */
public enum Severity {
  /** The sheet is refused. */
  ERROR,
  /** To be corrected or explained before the city office can accept the filing. */
  VERIFY,
  /** For information. */
  NOTICE;

  /**
   * What a breach of a relation weighs: what is only plausible is asked about, the rest refused.
   */
  static Severity of(Relation relation) {
    return relation.origin().standing() == Relation.Standing.PLAUSIBLE ? VERIFY : ERROR;
  }
}
