package tongbao.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tongbao.check.Forms;
import tongbao.edition.CellCode;
import tongbao.edition.Text;
import tongbao.filing.Digest;
import tongbao.filing.DigestAlgorithm;
import tongbao.filing.FilingId;
import tongbao.filing.Receipt;
import tongbao.filing.ReceiptCode;
import tongbao.filing.Submission;
import tongbao.sheet.Sheet;
import tongbao.sheet.SignOff;
import tongbao.unit.UnitCode;

class ReceiptsTest {

  private static final SigningKey KEY = SigningKey.generate(new SecureRandom());
  private static final Receipts RECEIPTS = new Receipts(new Signer(KEY, List.of()), "620900");
  private static final ReceiptCode CODE = ReceiptCode.random(new Random(1));
  private static final Recorded REVISION = revision(59, 1);

  @Test
  void canBeCheckedByAnotherLibraryWithThePublicKeyAlone() throws Exception {
    Receipt receipt = RECEIPTS.of(REVISION, CODE);
    JsonWebSignature jws = new JsonWebSignature();
    jws.setAlgorithmConstraints(
        new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, "EdDSA"));
    jws.setCompactSerialization(receipt.jws());
    jws.setKey(
        PublicJsonWebKey.Factory.newPublicJwk(
                Map.<String, Object>copyOf(KEY.verificationKey().jwk()))
            .getPublicKey());
    assertTrue(jws.verifySignature());
    assertEquals(Receipts.TYPE, jws.getHeader("typ"));
    assertEquals(KEY.verificationKey().kid(), jws.getKeyIdHeaderValue());
    assertEquals(
        new ObjectMapper()
            .createObjectNode()
            .put("iss", "620900")
            .put("unit", "a-unit")
            .put("year", 2016)
            .put("revision", 1)
            .put("edition", "2014")
            .put("digest", REVISION.digest().hex())
            .put("digestAlgorithm", "sha-256")
            .put("recordedAt", "2026-01-02T03:04:05.678901Z")
            .put("code", CODE.printed()),
        new ObjectMapper().readTree(jws.getPayload()));
  }

  @Test
  void holdsForItsOwnRevisionOnly() {
    Receipt receipt = RECEIPTS.of(REVISION, CODE);
    assertNull(RECEIPTS.fault(REVISION, receipt));
    assertFault("digest", RECEIPTS.fault(revision(60, 1), receipt));
    assertFault("revision", RECEIPTS.fault(revision(59, 2), receipt));
    Receipt renamed = new Receipt(ReceiptCode.random(new Random(2)), receipt.jws());
    assertFault("code", RECEIPTS.fault(REVISION, renamed));
    assertFault("iss", new Receipts(new Signer(KEY, List.of()), "620800").fault(REVISION, receipt));
  }

  @Test
  void doesNotHoldOnceAnythingOfItIsChanged() {
    String jws = RECEIPTS.of(REVISION, CODE).jws();
    for (int i = 0; i < jws.length(); i++) {
      // The last character of 64 bytes in base64url carries bits that mean nothing.
      if (jws.charAt(i) != '.' && i < jws.length() - 1) {
        char other = jws.charAt(i) == 'A' ? 'B' : 'A';
        String changed = jws.substring(0, i) + other + jws.substring(i + 1);
        assertNotNull(RECEIPTS.fault(REVISION, new Receipt(CODE, changed)), changed);
      }
    }
    String none = Base64.getUrlEncoder().encodeToString("{\"alg\":\"none\"}".getBytes(UTF_8));
    String unsigned = none + jws.substring(jws.indexOf('.'), jws.lastIndexOf('.') + 1);
    assertNotNull(RECEIPTS.fault(REVISION, new Receipt(CODE, unsigned)));
    assertNotNull(RECEIPTS.fault(REVISION, new Receipt(CODE, "")));
  }

  @Test
  void holdsAfterItsKeyHasRetired() {
    Receipt receipt = RECEIPTS.of(REVISION, CODE);
    SigningKey next = SigningKey.generate(new SecureRandom());
    Signer later = new Signer(next, List.of(KEY.verificationKey()));
    assertNull(new Receipts(later, "620900").fault(REVISION, receipt));
    assertEquals(List.of(next.verificationKey(), KEY.verificationKey()), later.keys());
    Signer forgetful = new Signer(next, List.of());
    assertNotNull(new Receipts(forgetful, "620900").fault(REVISION, receipt));
  }

  private static void assertFault(String member, @Nullable Text fault) {
    assertNotNull(fault);
    assertTrue(fault.en().contains("[" + member + "]"), fault.en());
  }

  private static Recorded revision(int complaints, int number) {
    Sheet sheet =
        Sheet.of(Forms.E2014, new BigDecimal[Forms.E2014.cells().size()])
            .with(new CellCode("complaints"), new BigDecimal(complaints));
    Submission submission =
        new Submission(
            new FilingId(2016, new UnitCode("a-unit")), sheet, SignOff.NONE, null, Map.of());
    return new Recorded(
        submission,
        number,
        Instant.parse("2026-01-02T03:04:05.678901Z"),
        Digest.of(submission, DigestAlgorithm.SHA_256),
        null);
  }
}
