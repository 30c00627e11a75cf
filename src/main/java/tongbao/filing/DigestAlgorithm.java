package tongbao.filing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.digests.SM3Digest;

/** How content is reduced to 32 bytes. */
public enum DigestAlgorithm {
  /** FIPS 180-4. */
  SHA_256("sha-256") {
    @Override
    public byte[] hash(byte[] content) {
      try {
        return MessageDigest.getInstance("SHA-256").digest(content);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }
  },
  /** GB/T 32905-2016. */
  SM3("sm3") {
    @Override
    public byte[] hash(byte[] content) {
      SM3Digest digest = new SM3Digest();
      digest.update(content, 0, content.length);
      byte[] hash = new byte[digest.getDigestSize()];
      digest.doFinal(hash, 0);
      return hash;
    }
  };

  private final String code;

  DigestAlgorithm(String code) {
    this.code = code;
  }

  /** The 32 bytes. */
  public abstract byte[] hash(byte[] content);

  /** Its public name. */
  public String code() {
    return code;
  }

  /** The algorithm of that public name. */
  public static Optional<DigestAlgorithm> find(String code) {
    return Arrays.stream(values()).filter(algorithm -> algorithm.code.equals(code)).findFirst();
  }
}
