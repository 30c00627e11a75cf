package tongbao.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Looks at the start whether row-level security holds for the role the service logs in as. */
@ApplicationScoped
class SecondWall {
  private static final Logger LOG = Logger.getLogger(SecondWall.class);

  private static final String ROLE =
      "select rolname from pg_roles where rolname = current_user and (rolsuper or rolbypassrls)";

  private final AgroalDataSource database;

  SecondWall(AgroalDataSource database) {
    this.database = database;
  }

  void atStart(@Observes StartupEvent event) {
    passing()
        .ifPresent(
            role ->
                LOG.warnf(
                    "The database role %s is a superuser or has BYPASSRLS, so row-level security"
                        + " does not hold for it and units are kept apart by the service alone."
                        + " Let an ordinary role own the database and set"
                        + " QUARKUS_DATASOURCE_USERNAME to it.",
                    role));
  }

  /** The role, where row-level security does not hold for it. */
  Optional<String> passing() {
    return Jdbc.with(
        database,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(ROLE);
              ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
          }
        });
  }
}
