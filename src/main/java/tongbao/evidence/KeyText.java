package tongbao.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/** Reads keys as operators have them: PEM or JWK. */
final class KeyText {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
  private static final int SIZE = 32;

  private KeyText() {}

  /** A private key: PKCS#8 as PEM, or a JWK with its member {@code d}. */
  static SigningKey signingKey(String text) {
    if (text.strip().startsWith("{")) {
      return privateJwk(json(text));
    }
    Matcher pem = PEM.matcher(text);
    if (!pem.find() || !pem.group(1).equals("PRIVATE KEY")) {
      throw new MalformedKeyException(
          "it is neither a PKCS#8 key in PEM (BEGIN PRIVATE KEY) nor a JWK");
    }
    try {
      AsymmetricKeyParameter key = PrivateKeyFactory.createKey(bytes(pem));
      if (key instanceof Ed25519PrivateKeyParameters ed25519) {
        return SigningKey.of(ed25519);
      }
    } catch (IOException | RuntimeException e) {
      throw new MalformedKeyException("its PEM cannot be read");
    }
    throw new MalformedKeyException("it is no Ed25519 key, and receipts are signed with Ed25519");
  }

  /** Public keys: PEM, a JWK or a JWK set. Of private ones only the public half is kept. */
  static List<VerificationKey> verificationKeys(String text) {
    List<VerificationKey> keys = new ArrayList<>();
    if (text.strip().startsWith("{")) {
      JsonNode json = json(text);
      if (json.has("keys")) {
        json.get("keys").forEach(key -> keys.add(publicJwk(key)));
      } else {
        keys.add(publicJwk(json));
      }
      return keys;
    }
    Matcher pem = PEM.matcher(text);
    while (pem.find()) {
      keys.add(publicPem(pem));
    }
    if (keys.isEmpty()) {
      throw new MalformedKeyException("it holds no key in PEM, no JWK and no JWK set");
    }
    return keys;
  }

  private static VerificationKey publicPem(Matcher pem) {
    if (pem.group(1).equals("PRIVATE KEY")) {
      return signingKey(pem.group()).verificationKey();
    }
    try {
      AsymmetricKeyParameter key = PublicKeyFactory.createKey(bytes(pem));
      if (key instanceof Ed25519PublicKeyParameters ed25519) {
        return VerificationKey.of(ed25519);
      }
    } catch (IOException | RuntimeException e) {
      throw new MalformedKeyException("its PEM cannot be read");
    }
    throw new MalformedKeyException("it is no Ed25519 key, and receipts are signed with Ed25519");
  }

  private static SigningKey privateJwk(JsonNode jwk) {
    byte[] secret = member(jwk, "d");
    SigningKey key = SigningKey.of(new Ed25519PrivateKeyParameters(secret));
    if (!Arrays.equals(
        member(jwk, "x"), Base64.getUrlDecoder().decode(key.verificationKey().x()))) {
      throw new MalformedKeyException("the members x and d of the JWK are not of one key");
    }
    return key;
  }

  private static VerificationKey publicJwk(JsonNode jwk) {
    return VerificationKey.of(member(jwk, "x"));
  }

  private static byte[] member(JsonNode jwk, String name) {
    if (!jwk.path("kty").asText().equals("OKP") || !jwk.path("crv").asText().equals("Ed25519")) {
      throw new MalformedKeyException(
          "the JWK is not of kty OKP and crv Ed25519, and receipts are signed with Ed25519");
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(jwk.path(name).asText());
      if (bytes.length == SIZE) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // Answered below like a member of another length.
    }
    throw new MalformedKeyException(
        "the member " + name + " of the JWK is missing or not 32 bytes in base64url");
  }

  private static byte[] bytes(Matcher pem) {
    return Base64.getMimeDecoder().decode(pem.group(2));
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      // Its message would quote the key.
      throw new MalformedKeyException("it begins like a JWK but is not JSON");
    }
  }
}
