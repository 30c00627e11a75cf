package tongbao.api.v1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A request's body, read strictly. An endpoint declares it as its parameter; whatever is not JSON
 * is answered before the endpoint is called.
 */
public final class JsonBody {
  private final JsonNode tree;

  private JsonBody(JsonNode tree) {
    this.tree = tree;
  }

  /** Reads a body. */
  static JsonBody of(byte[] bytes) {
    return new JsonBody(StrictJson.read(bytes));
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
