package tongbao.filing;

/**
 * Where a revision stands.
 *
 * @param state what was decided of it
 * @param sequence of the event that brought it there
 * @param standing which revisions of its filing count now
 */
public record Status(FilingState state, int sequence, Standing standing) {

  /** Where an event leaves its revision. */
  public static Status after(FilingEvent event) {
    return new Status(event.state(), event.sequence(), event.standing());
  }
}
