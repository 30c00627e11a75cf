package tongbao.api.v1;

/** A member of a problem that reads differently in each language. */
interface Localized {

  /** The value for a reader of a language. */
  Object in(Language language);
}
