package tongbao.desk.webhook;

import java.util.Arrays;
import java.util.Optional;

/** What a webhook can be told of: the changes of a filing's state, by their names in the audit. */
public enum WebhookEvent {
  /** A first revision was handed in. */
  SUBMIT("filing.submit"),
  /** A further revision was handed in. */
  REVISE("filing.revise"),
  /** The city office accepted the filing. */
  ACCEPT("filing.accept"),
  /** The city office sent the filing back. */
  SEND_BACK("filing.send-back"),
  /** The filing was published. */
  PUBLISH("filing.publish"),
  /** The filing was withdrawn. */
  WITHDRAW("filing.withdraw");

  /** The event of a delivery that was asked for as a trial; no subscription names it. */
  public static final String TEST = "webhook.test";

  private final String code;

  WebhookEvent(String code) {
    this.code = code;
  }

  /** The name in messages and in the audit. */
  public String code() {
    return code;
  }

  /** The event of that name, if there is one. */
  public static Optional<WebhookEvent> find(String code) {
    return Arrays.stream(values()).filter(event -> event.code.equals(code)).findFirst();
  }
}
