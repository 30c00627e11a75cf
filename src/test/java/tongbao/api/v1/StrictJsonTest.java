package tongbao.api.v1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
  private static final ObjectMapper LENIENT = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        " {\"unit\":\"620900-zhijian\",\"values\":{\"a@b\":12,\"c\":null}} ",
        "[true,false,null,\"\",\"局\",\"\\u5c40\",\"\\ud83d\\ude00\",-0,1.50,1E+2]",
        "\"text\"",
        "7"
      })
  void readsWhatIsJson(String json) throws Exception {
    assertEquals(LENIENT.readTree(json), LENIENT.readTree(read(json).toString()));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void saysWhatIsWrongAndWhere(String json, JsonFault fault, int line, int column) {
    assertEquals(malformed(fault, line, column), refusal(bytes(json)));
  }

  static Stream<Arguments> malformed() {
    return Stream.of(
        Arguments.of("", JsonFault.EMPTY, 1, 1),
        Arguments.of(" \n ", JsonFault.EMPTY, 2, 2),
        Arguments.of("{\"a\":1", JsonFault.UNFINISHED, 1, 7),
        Arguments.of("{\n\"a\" 1}", JsonFault.SYNTAX, 2, 5),
        Arguments.of("{\"a\":1,}", JsonFault.SYNTAX, 1, 8),
        Arguments.of("[1,]", JsonFault.SYNTAX, 1, 4),
        Arguments.of("{'a':1}", JsonFault.SYNTAX, 1, 2),
        Arguments.of("[01]", JsonFault.SYNTAX, 1, 3),
        Arguments.of("[+1]", JsonFault.SYNTAX, 1, 3),
        Arguments.of("[.5]", JsonFault.SYNTAX, 1, 2),
        Arguments.of("[NaN]", JsonFault.SYNTAX, 1, 5),
        Arguments.of("[-Infinity]", JsonFault.SYNTAX, 1, 11),
        Arguments.of("[1 /* one */]", JsonFault.SYNTAX, 1, 4),
        Arguments.of("[\"a\tb\"]", JsonFault.SYNTAX, 1, 4),
        Arguments.of("{} {}", JsonFault.TRAILING, 1, 4),
        Arguments.of("{}x", JsonFault.TRAILING, 1, 3),
        Arguments.of("[\"\\u0000\"]", JsonFault.CHARACTER, 1, 2),
        Arguments.of("[\"\\ud800\"]", JsonFault.CHARACTER, 1, 2),
        Arguments.of("{\"\\udc00\":1}", JsonFault.CHARACTER, 1, 2));
  }

  @Test
  void namesTheDuplicateKey() {
    assertEquals(
        malformed(JsonFault.DUPLICATE_KEY, 2, 2).with("key", "年"),
        refusal(bytes("{\"年\":2023,\n \"年\":2024}")));
    assertEquals(
        malformed(JsonFault.DUPLICATE_KEY, 1, 8).with("key", "a"),
        refusal(bytes("{\"a\":1,\"\\u0061\":2}")),
        "however it is written");
  }

  @Test
  void goesNoDeeperThanAllowed() {
    int limit = StrictJson.MAX_DEPTH;
    assertTrue(read("[".repeat(limit) + "]".repeat(limit)).isArray());
    Problem refusal = refusal(bytes("[".repeat(10_000)));
    assertEquals("too-deep", refusal.text());
    assertEquals(limit, refusal.members().get("limit"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "GBK", "ISO-8859-1"})
  void readsNothingButUtf8(String charset) {
    assertEquals("encoding", refusal("{\"é\":1}".getBytes(Charset.forName(charset))).text());
  }

  @Test
  void saysWhereUtf8Ends() {
    byte[] body = bytes("{\n\"局\":\"x\"}");
    body[8] = (byte) 0xff;
    assertEquals(malformed(JsonFault.ENCODING, 2, 5), refusal(body));
    assertTrue(read("[\"\uFFFD\"]").isArray(), "the replacement character itself is a character");
  }

  @Test
  void passesOverAByteOrderMark() {
    assertEquals("{\"a\":1}", read("\uFEFF{\"a\":1}").toString());
  }

  @Test
  void keepsNumbersExact() {
    assertEquals(new BigDecimal("1.50"), read("1.50").decimalValue());
    assertEquals(new BigDecimal("1E+2"), read("1E+2").decimalValue());
    assertTrue(read("12").isInt());
    assertTrue(read("123456789012").isLong());
    assertEquals("1234567890123456789012", read("1234567890123456789012").asText());
    assertEquals(0, read("-0").intValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "-1E-999999999", "1e99999999999999999999"})
  void keepsNumbersItWillNotComputeAsTheyAreWritten(String number) {
    JsonNode node = read(number);
    assertFalse(node.isNumber());
    assertEquals(number, node.asText());
  }

  @Test
  void isNotTiredByDigits() {
    String digits = "7".repeat(1024 * 1024 - 2);
    assertEquals(digits, read(digits).asText());
    assertEquals("0." + digits, read("0." + digits).asText());
  }

  private static JsonNode read(String json) {
    return StrictJson.read(bytes(json));
  }

  private static Problem refusal(byte[] body) {
    return assertThrows(MalformedJsonException.class, () -> StrictJson.read(body)).problem();
  }

  private static Problem malformed(JsonFault fault, int line, int column) {
    return Problem.of(ProblemType.MALFORMED_JSON)
        .saying(fault.text())
        .with("line", line)
        .with("column", column);
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
