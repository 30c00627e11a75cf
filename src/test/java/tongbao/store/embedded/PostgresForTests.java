package tongbao.store.embedded;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives every {@code @QuarkusTest} and {@code @QuarkusIntegrationTest} an empty database. Named in
 * {@code META-INF/services}, so tests need not mention it.
 */
public final class PostgresForTests implements QuarkusTestResourceLifecycleManager {
  private @Nullable Path directory;
  private @Nullable EmbeddedDatabase database;

  @Override
  public Map<String, String> start() {
    try {
      directory = Files.createTempDirectory("tongbao-test-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // Unpacked once for all test runs: that takes longer than the rest of a start.
    database = EmbeddedDatabase.start(directory, Path.of("target", "postgres-programs"));
    return Map.of(
        "quarkus.datasource.jdbc.url", database.jdbcUrl(),
        "quarkus.datasource.username", database.username(),
        "quarkus.datasource.password", database.password());
  }

  @Override
  public void stop() {
    if (database != null) {
      database.close();
    }
    if (directory != null) {
      Directories.delete(directory);
    }
  }
}
