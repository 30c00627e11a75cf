package tongbao;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.postgresql.Driver;

/** The PostgreSQL server an operator has named. */
final class GivenDatabase {
  private static final String EXTRA = "quarkus.datasource.jdbc.additional-jdbc-properties.";
  private static final String PATIENCE_SECONDS = "5";

  private final String url;
  private final Config config;

  GivenDatabase(String url, Config config) {
    this.url = url;
    this.config = config;
  }

  /** Finds out whether the service will be able to log in. */
  void check() {
    if (config
        .getOptionalValue("quarkus.datasource.credentials-provider", String.class)
        .isPresent()) {
      // Who logs in is known to Quarkus alone.
      return;
    }
    try (Connection connection = new Driver().connect(url, properties())) {
      if (connection == null) {
        throw refusal(
            "it is no PostgreSQL URL; one looks like jdbc:postgresql://host:5432/tongbao");
      }
    } catch (SQLException e) {
      throw refusal(Objects.requireNonNullElse(e.getMessage(), "no reason given"));
    }
  }

  private Properties properties() {
    var properties = new Properties();
    properties.setProperty("loginTimeout", PATIENCE_SECONDS);
    properties.setProperty("connectTimeout", PATIENCE_SECONDS);
    StreamSupport.stream(config.getPropertyNames().spliterator(), false)
        .filter(name -> name.startsWith(EXTRA))
        .forEach(name -> copy(name, name.substring(EXTRA.length()), properties));
    copy(StartUp.USERNAME, "user", properties);
    copy(StartUp.PASSWORD, "password", properties);
    return properties;
  }

  private void copy(String setting, String property, Properties properties) {
    config
        .getOptionalValue(setting, String.class)
        .ifPresent(value -> properties.setProperty(property, value));
  }

  private CannotStart refusal(String reason) {
    String user = config.getOptionalValue(StartUp.USERNAME, String.class).orElse("nobody");
    return new CannotStart(
        "no connection to the database %s as user %s: %s. Check QUARKUS_DATASOURCE_JDBC_URL, QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD."
            .formatted(masked(url), user, sentence(reason)));
  }

  private static String sentence(String reason) {
    return masked(reason).replaceAll("\\s*\\R\\s*", " ").replaceFirst("[.\\s]+$", "");
  }

  // Passwords are written after a question mark or, by mistake, before an at sign.
  private static String masked(String text) {
    return text.replaceAll("(jdbc:[^\\s?]*)\\?\\S*", "$1?***").replaceAll("//[^/@\\s]*@", "//***@");
  }
}
