package tongbao.api.v1;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongbao.desk.WebhookDesk;
import tongbao.desk.webhook.WebhookEvent;
import tongbao.desk.webhook.WebhookSecret;
import tongbao.edition.Text;

/** Reads the body of a registration. Every fault of it is answered at once. */
final class WebhookReader {

  private static final URI NONE = URI.create("");

  private final Members members;
  private final WebhookDesk desk;

  /** What is to be registered. */
  record Registration(URI url, List<WebhookEvent> events, @Nullable WebhookSecret secret) {}

  private WebhookReader(JsonBody body, WebhookDesk desk) {
    this.members = new Members(body.object());
    this.desk = desk;
  }

  static Registration read(JsonBody body, WebhookDesk desk) {
    return new WebhookReader(body, desk).read();
  }

  private Registration read() {
    Registration read = new Registration(url(), events(), secret());
    members.finish();
    return read;
  }

  private URI url() {
    String text = members.text("url");
    if (text.isEmpty()) {
      return NONE;
    }
    try {
      URI url = new URI(text);
      Text fault = desk.fault(url);
      if (fault != null) {
        members.fault("url", fault);
      }
      return url;
    } catch (URISyntaxException e) {
      members.fault("url", Text.of("“{}”不是网址。", "{} is no address.", Members.shown(text)));
      return NONE;
    }
  }

  private List<WebhookEvent> events() {
    List<String> codes = members.optionalTexts("events", WebhookEvent.values().length);
    if (!members.has("events")) {
      return List.of(WebhookEvent.values());
    }
    List<WebhookEvent> events = new ArrayList<>();
    for (String code : codes) {
      Optional<WebhookEvent> event = WebhookEvent.find(code);
      event.ifPresentOrElse(
          events::add,
          () ->
              members.fault(
                  "events",
                  Text.of("没有事件“{}”。可用：{}。", "{} is no event. Known are {}.", code, known())));
    }
    if (codes.isEmpty()) {
      members.fault(
          "events",
          Text.of("至少要有一个事件：{}；不写则为全部。", "must name at least one of {}; left out, all.", known()));
    }
    return events;
  }

  private static String known() {
    return String.join(", ", Arrays.stream(WebhookEvent.values()).map(WebhookEvent::code).toList());
  }

  private @Nullable WebhookSecret secret() {
    String text = members.optionalText("secret");
    if (text == null) {
      return null;
    }
    try {
      return WebhookSecret.parse(text);
    } catch (IllegalArgumentException e) {
      // The value is not repeated: it is a secret, if a broken one.
      members.fault(
          "secret",
          new Text(
              "应为 whsec_ 加 24 至 64 字节的 Base64；不写则由系统生成。",
              "must be whsec_ and 24 to 64 bytes in Base64; left out, one is made."));
      return null;
    }
  }
}
