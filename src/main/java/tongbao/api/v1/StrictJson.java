package tongbao.api.v1;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Reads JSON as RFC 8259 writes it and nothing more: UTF-8, one value, no key twice, no comments.
 * Numbers stay exact.
 *
 * <p>The tree is built here and not by Jackson, which knows the duplicate key only as a sentence
 * and turns a number of a hundred thousand digits into a computation.
 */
final class StrictJson {
  /** A filing nests three deep. */
  static final int MAX_DEPTH = 64;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          // Keys come from strangers: interned, they would stay for the life of the service.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  // The body's own limit bounds both; a long number is for NumberToken to judge.
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final JsonParser parser;
  private final boolean hasEscapes;

  private StrictJson(JsonParser parser, boolean hasEscapes) {
    this.parser = parser;
    this.hasEscapes = hasEscapes;
  }

  /**
   * Reads a whole document.
   *
   * @throws MalformedJsonException when it is none
   */
  static JsonNode read(byte[] utf8) {
    String text = Utf8.decode(utf8);
    try (JsonParser parser = FACTORY.createParser(text)) {
      return new StrictJson(parser, text.contains("\\u")).wholeDocument();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  private JsonNode wholeDocument() throws IOException {
    try {
      return document();
    } catch (StreamConstraintsException e) {
      // Its own location is where the parser began.
      throw MalformedJsonException.at(JsonFault.TOO_DEEP, parser.currentLocation());
    } catch (JsonEOFException e) {
      throw MalformedJsonException.at(JsonFault.UNFINISHED, e.getLocation());
    } catch (JsonProcessingException e) {
      throw MalformedJsonException.at(JsonFault.SYNTAX, e.getLocation());
    }
  }

  private JsonNode document() throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw MalformedJsonException.at(JsonFault.EMPTY, parser.currentLocation());
    }
    JsonNode value = value(first);
    if (hasMore()) {
      throw MalformedJsonException.at(JsonFault.TRAILING, parser.currentTokenLocation());
    }
    return value;
  }

  private boolean hasMore() throws IOException {
    try {
      return parser.nextToken() != null;
    } catch (StreamConstraintsException e) {
      throw e;
    } catch (JsonProcessingException e) {
      throw MalformedJsonException.at(JsonFault.TRAILING, e.getLocation());
    }
  }

  private JsonNode value(JsonToken token) throws IOException {
    return switch (token) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> JsonNodeFactory.instance.textNode(storable(parser.getText()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> NumberToken.node(token, parser.getText());
      case VALUE_TRUE -> JsonNodeFactory.instance.booleanNode(true);
      case VALUE_FALSE -> JsonNodeFactory.instance.booleanNode(false);
      case VALUE_NULL -> JsonNodeFactory.instance.nullNode();
      case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new IllegalStateException("no value starts with " + token);
    };
  }

  private ObjectNode object() throws IOException {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = storable(parser.currentName());
      if (object.has(key)) {
        throw MalformedJsonException.duplicate(key, parser.currentTokenLocation());
      }
      object.set(key, value(parser.nextToken()));
    }
    return object;
  }

  private ArrayNode array() throws IOException {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      array.add(value(token));
    }
    return array;
  }

  /** PostgreSQL keeps no NUL and UTF-8 no lone surrogate; only an escape can bring them here. */
  private String storable(String text) {
    if (hasEscapes && (text.indexOf('\0') >= 0 || !Utf8.isEncodable(text))) {
      throw MalformedJsonException.at(JsonFault.CHARACTER, parser.currentTokenLocation());
    }
    return text;
  }
}
