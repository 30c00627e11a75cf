package tongbao.api.v1.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Shows the recorded exchanges where they belong. */
final class Examples {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final OpenAPI document;
  private final Map<JsonNode, String> keys = new HashMap<>();

  Examples(OpenAPI document) {
    this.document = document;
  }

  void attach(List<Exchange.Named> exchanges, List<Endpoint> endpoints) {
    Map<String, Endpoint> byId =
        endpoints.stream().collect(Collectors.toMap(Endpoint::id, Function.identity()));
    for (Exchange.Named named : exchanges) {
      Exchange exchange = named.exchange();
      Endpoint endpoint = byId.get(exchange.operation());
      if (endpoint == null) {
        throw new IllegalStateException(named.name() + " shows no operation there is");
      }
      JsonNode sent = exchange.request().body();
      if (sent != null && exchange.showsRequest()) {
        Content content = endpoint.operation().getRequestBody().getContent();
        add(named, "request", sent, sentAs(exchange.request(), content));
      }
      JsonNode body = exchange.answer().body();
      if (body != null) {
        add(named, "answer", body, answered(named, endpoint));
      }
    }
  }

  /** Where several types are taken, the one that was sent. */
  private static MediaType sentAs(Exchange.Request request, Content content) {
    String type = request.headers().getOrDefault("Content-Type", "").split(";", 2)[0].strip();
    MediaType sent = content.getMediaType(type);
    return sent == null ? content.getMediaTypes().values().iterator().next() : sent;
  }

  private MediaType answered(Exchange.Named named, Endpoint endpoint) {
    Exchange.Answer answer = named.exchange().answer();
    APIResponse response =
        endpoint.operation().getResponses().getAPIResponse(Integer.toString(answer.status()));
    if (response != null && response.getRef() != null) {
      String ref = response.getRef();
      response =
          document.getComponents().getResponses().get(ref.substring(ref.lastIndexOf('/') + 1));
    }
    MediaType content =
        response == null || response.getContent() == null
            ? null
            : response.getContent().getMediaType(answer.mediaType());
    if (content == null) {
      throw new IllegalStateException(
          "%s is answered with %d and %s, which %s does not name"
              .formatted(named.name(), answer.status(), answer.mediaType(), endpoint.id()));
    }
    return content;
  }

  private void add(Exchange.Named named, String side, JsonNode value, MediaType content) {
    // What was answered before in the same words is only referred to.
    String key = keys.computeIfAbsent(value, same -> show(named, side, value));
    content.addExample(named.name(), OASFactory.createExample().ref(key));
  }

  private String show(Exchange.Named named, String side, JsonNode value) {
    String key = named.name() + "." + side;
    document
        .getComponents()
        .addExample(
            key,
            OASFactory.createExample()
                .summary(named.exchange().summary())
                .value(JSON.convertValue(value, Object.class)));
    return key;
  }
}
