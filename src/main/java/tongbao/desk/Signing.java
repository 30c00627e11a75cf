package tongbao.desk;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import tongbao.evidence.KeyFiles;
import tongbao.evidence.Receipts;
import tongbao.evidence.Recorded;
import tongbao.evidence.Signer;
import tongbao.evidence.SigningKey;
import tongbao.evidence.VerificationKey;
import tongbao.filing.Digest;
import tongbao.filing.DigestAlgorithm;
import tongbao.filing.ReceiptCode;
import tongbao.filing.Revision;
import tongbao.filing.Submission;

/** How this installation proves what it has recorded: its digest and its signature. */
@ApplicationScoped
public class Signing {

  private static final String MADE = "signing-key.json";

  private final Optional<String> keyFile;
  private final Optional<String> retired;
  private final String dataDirectory;
  private final String digest;
  private final CityConfig city;
  private final SecureRandom random = new SecureRandom();
  private volatile @Nullable Signer signer;
  private volatile DigestAlgorithm algorithm = DigestAlgorithm.SHA_256;

  Signing(
      @ConfigProperty(name = "tongbao.signing-key-file") Optional<String> keyFile,
      @ConfigProperty(name = "tongbao.retired-keys") Optional<String> retired,
      @ConfigProperty(name = "tongbao.data-dir", defaultValue = "data") String dataDirectory,
      @ConfigProperty(name = "tongbao.digest", defaultValue = "sha-256") String digest,
      CityConfig city) {
    this.keyFile = keyFile;
    this.retired = retired;
    this.dataDirectory = dataDirectory;
    this.digest = digest;
    this.city = city;
  }

  void atStart(@Observes StartupEvent event) {
    algorithm =
        DigestAlgorithm.find(digest)
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        "TONGBAO_DIGEST is " + digest + "; it takes sha-256 or sm3."));
    signer = new Signer(key(), retiredKeys());
  }

  private SigningKey key() {
    if (keyFile.isPresent()) {
      return named("TONGBAO_SIGNING_KEY_FILE", () -> KeyFiles.read(Path.of(keyFile.get())));
    }
    return named(
        "Without TONGBAO_SIGNING_KEY_FILE, TONGBAO_DATA_DIR keeps the key of receipts",
        () -> KeyFiles.readOrMake(Path.of(dataDirectory, MADE), random));
  }

  private List<VerificationKey> retiredKeys() {
    return retired.isEmpty()
        ? List.of()
        : named("TONGBAO_RETIRED_KEYS", () -> KeyFiles.retired(Path.of(retired.get())));
  }

  private static <T> T named(String setting, Supplier<T> read) {
    try {
      return read.get();
    } catch (IllegalArgumentException e) {
      // Also what is no path at all.
      throw new ConfigurationException(setting + ": " + e.getMessage() + ".");
    }
  }

  /** Signs and checks in the name of this service. */
  public Signer signer() {
    return Objects.requireNonNull(signer, "not started");
  }

  /** The receipts of this service. */
  public Receipts receipts() {
    return new Receipts(signer(), city.code());
  }

  Digest digest(Submission submission) {
    return Digest.of(submission, algorithm);
  }

  /** The revision with a receipt newly made out. */
  Revision receipted(Revision revision) {
    return revision.with(receipts().of(Recorded.of(revision), ReceiptCode.random(random)));
  }
}
