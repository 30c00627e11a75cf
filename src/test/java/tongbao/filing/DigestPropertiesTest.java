package tongbao.filing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.erdtman.jcs.JsonCanonicalizer;
import tongbao.check.Forms;
import tongbao.edition.Cell;
import tongbao.edition.CellCode;
import tongbao.sheet.Sheet;
import tongbao.sheet.SignOff;
import tongbao.unit.UnitCode;

/** What is hashed is what the implementation of the RFC's author makes of the same content. */
class DigestPropertiesTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Property(tries = 300)
  void isTheHashOfTheCanonicalForm(
      @ForAll("numbers") BigDecimal number,
      @ForAll("texts") String head,
      @ForAll("explanations") Map<String, String> explanations)
      throws Exception {
    Sheet sheet =
        Sheet.of(Forms.E2014, new BigDecimal[Forms.E2014.cells().size()])
            .with(new CellCode("organisation.budget"), number);
    Submission submission =
        new Submission(
            new FilingId(2016, new UnitCode("a-unit")),
            sheet,
            new SignOff(head, null, null, null, null),
            null,
            explanations);

    ObjectNode json = JSON.createObjectNode();
    json.put("unit", "a-unit").put("year", 2016).put("edition", "2014");
    ObjectNode values = json.putObject("values");
    for (Cell cell : Forms.E2014.cells()) {
      values.putNull(cell.code().value());
    }
    values.put("organisation.budget", number.stripTrailingZeros().toPlainString());
    ObjectNode signOff = json.putObject("signOff");
    signOff.put("head", head).putNull("reviewer").putNull("preparer").putNull("phone");
    signOff.putNull("date");
    json.putNull("documentNumber");
    ObjectNode reasons = json.putObject("explanations");
    explanations.forEach(reasons::put);
    byte[] canonical =
        new JsonCanonicalizer(json.toString().getBytes(StandardCharsets.UTF_8)).getEncodedUTF8();
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(canonical);
    assertEquals(
        HexFormat.of().formatHex(hash), Digest.of(submission, DigestAlgorithm.SHA_256).hex());
  }

  @Provide
  Arbitrary<BigDecimal> numbers() {
    return Arbitraries.bigDecimals()
        .between(BigDecimal.ZERO, new BigDecimal("999999999999"))
        .ofScale(4);
  }

  /** Whatever JSON can carry as UTF-8: control characters, quotes, pairs, but no lone surrogate. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<Integer> any =
        Arbitraries.integers().between(0, 0x10ffff).filter(c -> c < 0xd800 || c > 0xdfff);
    Arbitrary<Integer> awkward =
        Arbitraries.of(
            "\0\1\013\034\037\n\"\\/\177\u2028酒\ufb33\ud83d\ude00".codePoints().boxed().toList());
    return Arbitraries.oneOf(awkward, any)
        .list()
        .ofMaxSize(12)
        .map(
            points ->
                points.stream()
                    .collect(
                        StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString());
  }

  @Provide
  Arbitrary<Map<String, String>> explanations() {
    return Arbitraries.maps(texts(), texts()).ofMaxSize(6);
  }
}
