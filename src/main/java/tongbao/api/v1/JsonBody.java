package tongbao.api.v1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A request's body, read strictly. An endpoint declares it as its parameter; whatever is not JSON
 * is answered before the endpoint is called.
 */
public final class JsonBody {
  private final JsonNode tree;
  private final byte[] bytes;

  private JsonBody(JsonNode tree, byte[] bytes) {
    this.tree = tree;
    this.bytes = bytes;
  }

  /** Reads a body. */
  static JsonBody of(byte[] bytes) {
    return new JsonBody(StrictJson.read(bytes), bytes);
  }

  /** As it was sent, to the byte. */
  byte[] bytes() {
    return bytes.clone();
  }

  /**
   * The value. Numbers are exact; one that cannot be computed with is a POJO node with a {@link
   * NumberToken}.
   */
  public JsonNode tree() {
    return tree;
  }

  /** The value as an object; anything else ends the request with 400. */
  public ObjectNode object() {
    if (tree instanceof ObjectNode object) {
      return object;
    }
    throw new ProblemException(Problem.of(ProblemType.BAD_REQUEST).saying("not-an-object"));
  }
}
