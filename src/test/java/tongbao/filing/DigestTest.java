package tongbao.filing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tongbao.check.Forms;
import tongbao.edition.Cell;
import tongbao.edition.CellCode;
import tongbao.sheet.Remarks;
import tongbao.sheet.Sheet;
import tongbao.sheet.SignOff;
import tongbao.unit.UnitCode;

class DigestTest {

  private static final FilingId ID = new FilingId(2016, new UnitCode("a-unit"));
  private static final Sheet BLANK =
      Sheet.of(Forms.E2014, new BigDecimal[Forms.E2014.cells().size()]);
  private static final Sheet SHEET = BLANK.with(new CellCode("complaints"), new BigDecimal("59"));

  private static final String VALUES =
      Forms.E2014.cells().stream()
          .map(Cell::code)
          .sorted()
          .map(
              code ->
                  '"'
                      + code.value()
                      + "\":"
                      + (code.value().equals("complaints") ? "\"59\"" : "null"))
          .collect(Collectors.joining(",", "{", "}"));

  /** Anyone can work it out: here by writing the canonical form by hand. */
  @Test
  void isTheHashOfTheCanonicalForm() throws Exception {
    String canonical =
        "{\"documentNumber\":\"酒质监〔2017〕56号\",\"edition\":\"2014\","
            + "\"explanations\":{\"2014.complaints.requires\":\"第一行\\n\\\"第二行\\\"\"},"
            + "\"signOff\":{\"date\":\"2017-03-03\",\"head\":\"高原\",\"phone\":null,"
            + "\"preparer\":null,\"reviewer\":null},\"unit\":\"a-unit\",\"values\":"
            + VALUES
            + ",\"year\":2016}";
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
    Submission submission =
        new Submission(
            ID,
            SHEET,
            new SignOff("高原", null, null, null, LocalDate.of(2017, 3, 3)),
            "酒质监〔2017〕56号",
            Map.of("2014.complaints.requires", "第一行\n\"第二行\""));
    assertEquals(
        HexFormat.of().formatHex(hash), Digest.of(submission, DigestAlgorithm.SHA_256).hex());
  }

  /** The same as before there were remarks, where there are none; else with those there are. */
  @Test
  void hasRemarksWhereThereAreAny() {
    CellCode cell = new CellCode("complaints");
    Sheet noted = remarked(new Remarks(Map.of(cell, "其中重复2件"), Set.of(), Map.of()));
    Sheet struck = remarked(new Remarks(Map.of(), Set.of(new CellCode("litigation")), Map.of()));
    Sheet measured = remarked(new Remarks(Map.of(), Set.of(), Map.of(cell, "元")));
    Set<Digest> digests = new HashSet<>();
    for (Sheet sheet : List.of(SHEET, noted, struck, measured)) {
      assertTrue(digests.add(digest(ID, sheet)));
    }
    assertEquals(digest(ID, SHEET), digest(ID, remarked(Remarks.NONE)));
    String canonical =
        "{\"documentNumber\":null,\"edition\":\"2014\",\"explanations\":{},"
            + "\"notApplicable\":[\"litigation\"],\"notes\":{\"complaints\":\"注\"},"
            + "\"signOff\":{\"date\":null,\"head\":null,\"phone\":null,\"preparer\":null,"
            + "\"reviewer\":null},\"unit\":\"a-unit\",\"units\":{\"complaints\":\"元\"},"
            + "\"values\":"
            + VALUES
            + ",\"year\":2016}";
    Remarks all =
        new Remarks(Map.of(cell, "注"), Set.of(new CellCode("litigation")), Map.of(cell, "元"));
    assertEquals(
        HexFormat.of()
            .formatHex(DigestAlgorithm.SHA_256.hash(canonical.getBytes(StandardCharsets.UTF_8))),
        digest(ID, remarked(all)).hex());
  }

  private static Sheet remarked(Remarks remarks) {
    return Sheet.of(Forms.E2014, SHEET.numbers(), remarks);
  }

  @Test
  void tellsABlankFromAZeroAndAUnitFromAnother() {
    Digest blank = digest(ID, BLANK);
    assertNotEquals(blank, digest(ID, BLANK.with(new CellCode("complaints"), BigDecimal.ZERO)));
    assertNotEquals(blank, digest(new FilingId(2017, ID.unit()), BLANK));
    assertNotEquals(blank, digest(new FilingId(2016, new UnitCode("b-unit")), BLANK));
  }

  @Test
  void doesNotDependOnHowANumberWasWritten() {
    assertEquals(
        digest(ID, SHEET),
        digest(ID, BLANK.with(new CellCode("complaints"), new BigDecimal("5.90e1"))));
  }

  /** Example 1 of GB/T 32905-2016, appendix A. */
  @Test
  void knowsSm3() {
    assertEquals(
        "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
        HexFormat.of()
            .formatHex(DigestAlgorithm.SM3.hash("abc".getBytes(StandardCharsets.US_ASCII))));
  }

  @Test
  void remembersHowItWasMade() {
    Submission submission = new Submission(ID, SHEET, SignOff.NONE, null, Map.of());
    Submission other = new Submission(ID, BLANK, SignOff.NONE, null, Map.of());
    for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
      Digest digest = Digest.of(submission, algorithm);
      assertEquals(64, digest.hex().length());
      assertTrue(digest.fits(submission));
      assertFalse(digest.fits(other));
    }
    assertNotEquals(
        Digest.of(submission, DigestAlgorithm.SHA_256).hex(),
        Digest.of(submission, DigestAlgorithm.SM3).hex());
  }

  private static Digest digest(FilingId id, Sheet sheet) {
    return Digest.of(
        new Submission(id, sheet, SignOff.NONE, null, Map.of()), DigestAlgorithm.SHA_256);
  }
}
