package tongbao.api.v1;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A JSON number too long or too large to compute with, kept as it was written. In the tree it is a
 * POJO node whose {@code asText()} is the text and whose {@code isNumber()} is false: code that
 * takes only numbers refuses it without having to know.
 */
public record NumberToken(@JsonValue @JsonRawValue String text) {
  /** Digits and exponent up to which a number is one; arithmetic on these stays instant. */
  static final int MAX_DIGITS = 1000;

  private static final int INT_DIGITS = 9;
  private static final int LONG_DIGITS = 18;

  @Override
  public String toString() {
    return text;
  }

  /** The exact number, or the token where computing with it could hurt. */
  static JsonNode node(JsonToken token, String text) {
    if (text.length() > MAX_DIGITS) {
      return token(text);
    }
    return token == JsonToken.VALUE_NUMBER_INT ? integer(text) : decimal(text);
  }

  private static JsonNode integer(String text) {
    if (text.length() <= INT_DIGITS) {
      return JsonNodeFactory.instance.numberNode(Integer.parseInt(text));
    }
    if (text.length() <= LONG_DIGITS) {
      return JsonNodeFactory.instance.numberNode(Long.parseLong(text));
    }
    return JsonNodeFactory.instance.numberNode(new BigInteger(text));
  }

  private static JsonNode decimal(String text) {
    BigDecimal number;
    try {
      number = new BigDecimal(text);
    } catch (NumberFormatException e) {
      // The grammar was checked: what is left is an exponent beyond an int.
      return token(text);
    }
    return Math.abs((long) number.scale()) > MAX_DIGITS ? token(text) : DecimalNode.valueOf(number);
  }

  private static JsonNode token(String text) {
    return JsonNodeFactory.instance.pojoNode(new NumberToken(text));
  }
}
