package tongbao;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.LaunchMode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import tongbao.store.embedded.EmbeddedDatabase;

/**
 * What is settled before Quarkus starts, because Quarkus would answer each of these mistakes with
 * pages of stack trace.
 */
final class StartUp {
  private static final Logger LOG = Logger.getLogger(StartUp.class);

  static final String URL = "quarkus.datasource.jdbc.url";
  static final String USERNAME = "quarkus.datasource.username";
  static final String PASSWORD = "quarkus.datasource.password";

  private final Config config;

  StartUp(Config config) {
    this.config = config;
  }

  void checkHttpPort() {
    int port = config.getOptionalValue("quarkus.http.port", Integer.class).orElse(8080);
    // In dev mode Quarkus keeps the port open while it starts the service anew after a change.
    if (port == 0 || LaunchMode.current().isDev()) {
      return;
    }
    String host = config.getOptionalValue("quarkus.http.host", String.class).orElse("0.0.0.0");
    var address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new CannotStart("QUARKUS_HTTP_HOST is no known host: " + host + ".");
    }
    try (var socket = new ServerSocket()) {
      socket.bind(address);
    } catch (IOException e) {
      throw new CannotStart(
          "it cannot listen on %s:%d (%s). Stop whoever listens there or set QUARKUS_HTTP_PORT to another port."
              .formatted(host, port, e.getMessage()));
    } catch (IllegalArgumentException e) {
      throw new CannotStart("QUARKUS_HTTP_PORT is no port number: " + port + ".");
    }
  }

  /**
   * Has what Quarkus does before it looks at the database done while the database is made ready.
   * Where it fails, {@code Quarkus.run} meets the same failure and tells it.
   */
  void prepareService() {
    if (LaunchMode.current() != LaunchMode.NORMAL) {
      // Others load the service as they need it.
      return;
    }
    Thread thread = new Thread(StartUp::loadService, "prepare");
    thread.setDaemon(true);
    thread.start();
  }

  private static void loadService() {
    try {
      Class.forName(
          Application.APP_CLASS_NAME, true, Thread.currentThread().getContextClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      LOG.debugf(e, "The service cannot be loaded");
    }
  }

  /** Without a database of the operator's choice the service brings its own. */
  void provideDatabase() {
    Optional<String> url = config.getOptionalValue(URL, String.class);
    if (url.isPresent()) {
      new GivenDatabase(url.get(), config).check();
    } else {
      useEmbeddedDatabase();
    }
  }

  private void useEmbeddedDatabase() {
    String directory = config.getOptionalValue("tongbao.data-dir", String.class).orElse("data");
    // Before the start, so that a service told to stop while its database comes up leaves no
    // server behind.
    var starting = new CompletableFuture<EmbeddedDatabase>();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> closeAfterService(starting), "postgres-shutdown"));
    try {
      EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(directory));
      // System properties outrank every other source, and they outlive a reload in dev mode: the
      // service started anew finds this same database given.
      System.setProperty(URL, database.jdbcUrl());
      System.setProperty(USERNAME, database.username());
      System.setProperty(PASSWORD, database.password());
      starting.complete(database);
    } catch (RuntimeException | Error e) {
      starting.completeExceptionally(e);
      throw e;
    }
  }

  // Shutdown hooks run all at once; the service must not lose its database while it finishes.
  private static void closeAfterService(CompletableFuture<EmbeddedDatabase> starting) {
    try {
      EmbeddedDatabase database = starting.join();
      Application service = Application.currentApplication();
      if (service != null) {
        service.awaitShutdown();
      }
      database.close();
    } catch (CompletionException neverStarted) {
      // Told where it happened.
    }
  }
}
