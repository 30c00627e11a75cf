package tongbao.desk.webhook;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message for one webhook.
 *
 * @param id the same in every attempt, by which the receiver knows a repeat
 * @param sequence grows with time; of two messages that were written at once either may be lower
 * @param attempts how often it has been sent, or was about to be
 * @param failures how many attempts have failed since it was to be sent, at first or once more
 * @param nextAttempt when it is sent again; {@code null} unless pending
 * @param lastStatus the HTTP status of the last answer; {@code null} where none came
 * @param lastError why the last attempt failed; {@code null} where it did not
 */
public record Delivery(
    UUID id,
    long sequence,
    UUID webhook,
    Occurrence occurrence,
    State state,
    int attempts,
    int failures,
    @Nullable Instant nextAttempt,
    Instant giveUpAt,
    @Nullable Instant lastAttemptAt,
    @Nullable Integer lastStatus,
    @Nullable String lastError) {

  /** How far it has come. */
  public enum State {
    /** To be sent, or sent again. */
    PENDING("pending"),
    /** Taken by the receiver. */
    DELIVERED("delivered"),
    /** Given up; it can be sent anew on request. */
    FAILED("failed");

    private final String code;

    State(String code) {
      this.code = code;
    }

    /** The name in the database and in answers. */
    public String code() {
      return code;
    }

    /** The state of that name. */
    public static State of(String code) {
      return Arrays.stream(values())
          .filter(state -> state.code.equals(code))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no such state: " + code));
    }
  }

  /**
   * What happened.
   *
   * @param event the name of the event
   * @param before what the audit says was there, as JSON
   * @param after what the audit says is there since, as JSON
   */
  public record Occurrence(
      String event,
      Instant at,
      @Nullable Integer year,
      @Nullable String unit,
      @Nullable Integer revision,
      @Nullable String before,
      @Nullable String after) {

    /** That somebody wants to see whether messages arrive. */
    public static Occurrence test(Instant at) {
      return new Occurrence(WebhookEvent.TEST, at, null, null, null, null, null);
    }
  }
}
