package tongbao;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import tongbao.store.embedded.DatabaseUnavailable;

/** Sees to it that there is a database, then lets Quarkus run the service. */
@QuarkusMain
public final class Main {
  public static void main(String... arguments) {
    try {
      Config config = ConfigProvider.getConfig();
      new Settings(config, System.getenv()).check();
      var start = new StartUp(config);
      start.checkHttpPort();
      start.prepareService();
      start.provideDatabase();
    } catch (CannotStart | DatabaseUnavailable e) {
      // For the operator, who can act on one line and not on a stack trace.
      System.err.println("Tongbao cannot start: " + e.getMessage());
      System.exit(1);
    }
    Quarkus.run(arguments);
  }
}
