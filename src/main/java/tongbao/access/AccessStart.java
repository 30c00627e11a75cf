package tongbao.access;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Opens the service to its first caller, or refuses to start. */
@ApplicationScoped
class AccessStart {
  private final TokenStore store;
  private final TokenRegistry registry;
  private final TokenUpkeep upkeep;
  private final TokenMint mint;
  private final Clock clock;
  private final Optional<String> configured;

  AccessStart(
      TokenStore store,
      TokenRegistry registry,
      TokenUpkeep upkeep,
      TokenMint mint,
      Clock clock,
      @ConfigProperty(name = "tongbao.admin-token") Optional<String> configured) {
    this.store = store;
    this.registry = registry;
    this.upkeep = upkeep;
    this.mint = mint;
    this.clock = clock;
    this.configured = configured;
  }

  void atStart(@Observes StartupEvent event) {
    // Not the log, whose level, format and destination may hide or keep the token; and not
    // System.out, whose encoding has no Chinese where no locale is set.
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    try {
      new AdminToken(store, clock, mint, out).ensure(configured);
    } catch (IllegalArgumentException e) {
      // The one exception Quarkus reports as a single line.
      throw new ConfigurationException(e.getMessage());
    }
    registry.refresh();
    upkeep.begin();
  }
}
