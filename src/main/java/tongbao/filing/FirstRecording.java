package tongbao.filing;

/** What became of an attempt to record the first revision of a filing. */
public sealed interface FirstRecording {

  /** It is stored and stays stored. */
  record Recorded(Revision revision) implements FirstRecording {}

  /** The same content came under the same key before; this is what was stored then. */
  record Repeated(Revision revision) implements FirstRecording {}

  /** The key was used for other content. Nothing is stored. */
  record KeyTaken(FilingId id) implements FirstRecording {}

  /**
   * Nothing is stored: the filing exists already, or the unit is unknown or does not report for
   * that year.
   */
  record NotRecorded() implements FirstRecording {}

  /**
   * The store failed, or would not take it. Whether it is stored is not known, as long as nobody
   * has looked.
   */
  record Failed(RuntimeException why) implements FirstRecording {}
}
