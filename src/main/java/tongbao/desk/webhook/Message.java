package tongbao.desk.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver is told, to the byte the same in every attempt. Only what identifies the change:
 * a webhook may belong to somebody who may not read the figures.
 */
final class Message {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> TOLD = List.of("state", "digest");

  private Message() {}

  static byte[] body(Delivery delivery) {
    Delivery.Occurrence occurrence = delivery.occurrence();
    ObjectNode message =
        JSON.createObjectNode()
            .put("type", occurrence.event())
            .put("timestamp", occurrence.at().toString())
            .put("sequence", delivery.sequence());
    ObjectNode data = message.putObject("data");
    if (occurrence.year() != null) {
      data.put("year", occurrence.year());
    }
    if (occurrence.unit() != null) {
      data.put("unit", occurrence.unit());
    }
    if (occurrence.revision() != null) {
      data.put("revision", occurrence.revision());
    }
    JsonNode after = read(occurrence.after());
    for (String name : TOLD) {
      if (after.path(name).isTextual()) {
        data.set(name, after.get(name));
      }
    }
    JsonNode before = read(occurrence.before()).path("state");
    if (before.isTextual()) {
      data.set("previousState", before);
    }
    return message.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** What the audit kept of some change may be of any shape; it must not stop the message. */
  private static JsonNode read(@Nullable String json) {
    try {
      return json == null ? JSON.missingNode() : JSON.readTree(json);
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }
}
