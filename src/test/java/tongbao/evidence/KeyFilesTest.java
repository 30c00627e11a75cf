package tongbao.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyFilesTest {

  /** The key of RFC 8037, appendix A. */
  private static final String RFC_8037 =
      "{\"kty\":\"OKP\",\"crv\":\"Ed25519\","
          + "\"d\":\"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A\","
          + "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}";

  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir private Path directory;

  @Test
  void isMadeOnceAndOnlyForItsOwner() throws IOException {
    Path file = directory.resolve("new").resolve("signing-key.json");
    SigningKey made = KeyFiles.readOrMake(file, RANDOM);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(made.verificationKey(), KeyFiles.readOrMake(file, RANDOM).verificationKey());
    assertEquals(made.verificationKey(), KeyFiles.read(file).verificationKey());
    try (Stream<Path> files = Files.list(directory.resolve("new"))) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void isOneKeyForServicesThatStartTogether() {
    Path file = directory.resolve("together.json");
    Set<VerificationKey> keys = ConcurrentHashMap.newKeySet();
    IntStream.range(0, 16)
        .parallel()
        .forEach(i -> keys.add(KeyFiles.readOrMake(file, RANDOM).verificationKey()));
    assertEquals(1, keys.size());
  }

  /** Name and signature as the RFC has them. */
  @Test
  void isNamedByItsThumbprint() throws IOException {
    SigningKey key = KeyFiles.read(write("rfc.json", RFC_8037));
    assertEquals("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k", key.verificationKey().kid());
    byte[] message = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc".getBytes(US_ASCII);
    assertEquals(
        "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg",
        Base64.getUrlEncoder().withoutPadding().encodeToString(key.sign(message)));
    assertTrue(key.verificationKey().verifies(message, key.sign(message)));
  }

  @Test
  void readsWhatOpensslWrites() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    SigningKey key =
        KeyFiles.read(write("key.pem", pem("PRIVATE KEY", pair.getPrivate().getEncoded())));
    List<VerificationKey> keys =
        KeyFiles.retired(write("pub.pem", pem("PUBLIC KEY", pair.getPublic().getEncoded())));
    assertEquals(List.of(key.verificationKey()), keys);
  }

  @Test
  void readsRetiredKeysOfADirectoryAndOfASet() throws IOException {
    Path old = Files.createDirectory(directory.resolve("retired"));
    Files.writeString(old.resolve("2024.json"), RFC_8037);
    Files.writeString(old.resolve("2025.json"), "{\"keys\":[" + RFC_8037 + "]}");
    Files.createDirectory(old.resolve("..data"));
    assertEquals(2, KeyFiles.retired(old).size());
    assertFalse(KeyFiles.retired(old).get(0).jwk().containsKey("d"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "nothing of use | neither a PKCS#8 key",
        "{\"kty\": | not JSON",
        "{\"kty\":\"EC\",\"crv\":\"P-256\"} | not of kty OKP",
        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AA\"} | member d",
        "-----BEGIN PRIVATE KEY----- AAAA -----END PRIVATE KEY----- | PEM cannot be read",
        "-----BEGIN EC PRIVATE KEY----- AAAA -----END EC PRIVATE KEY----- | PKCS#8",
      })
  void saysWhatIsWrongWithAKeyInOneLine(String text, String expected) throws IOException {
    Path file = write("bad", text);
    String message =
        assertThrows(MalformedKeyException.class, () -> KeyFiles.read(file)).getMessage();
    assertTrue(message.contains(file.toString()) && message.contains(expected), message);
    assertFalse(message.contains("\n"), message);
  }

  @Test
  void refusesHalvesOfTwoKeys() throws IOException {
    Path file = write("halves.json", RFC_8037.replace("\"d\":\"nWG", "\"d\":\"nWH"));
    assertThrows(MalformedKeyException.class, () -> KeyFiles.read(file));
    assertThrows(
        MalformedKeyException.class, () -> KeyFiles.read(directory.resolve("no-such-file")));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private static String pem(String label, byte[] key) {
    String text = Base64.getMimeEncoder().encodeToString(key);
    return "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n";
  }
}
