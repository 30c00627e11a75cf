package tongbao.api.v1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StrictJsonPropertiesTest {
  private static final ObjectMapper LENIENT = new ObjectMapper();

  @Property
  void anyBytesAreReadOrRefused(@ForAll byte[] body) {
    readOrRefuse(body);
  }

  @Property
  void whateverIsReadIsJson(@ForAll("nearlyJson") String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    if (readOrRefuse(body)) {
      JsonNode unused = LENIENT.readTree(body);
    }
  }

  @Provide
  Arbitrary<String> nearlyJson() {
    return Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"a\"",
            "\"局\"",
            "\"\\u0000\"",
            "1",
            "-",
            "0",
            ".",
            "e",
            "E+9",
            "null",
            "true",
            " ",
            "\n",
            "/",
            "\"",
            "\\",
            "\uFEFF")
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }

  private static boolean readOrRefuse(byte[] body) {
    try {
      StrictJson.read(body);
      return true;
    } catch (MalformedJsonException e) {
      return false;
    }
  }
}
