package tongbao;

import io.quarkus.runtime.configuration.MemorySize;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import tongbao.unit.AreaCode;

/** The settings an operator gives as environment variables, looked at before anything starts. */
final class Settings {

  private static final List<String> NEVER_EMPTY =
      List.of(
          "TONGBAO_CITY_CODE",
          "TONGBAO_CITY_NAME",
          "TONGBAO_DATA_DIR",
          "TONGBAO_BODY_TIMEOUT",
          "QUARKUS_HTTP_PORT",
          "QUARKUS_HTTP_HOST",
          "QUARKUS_DATASOURCE_JDBC_URL");

  private static final Map<String, Class<?>> TYPES =
      Map.of(
          "quarkus.http.port", Integer.class,
          "tongbao.body-timeout", Duration.class,
          "quarkus.http.limits.max-body-size", MemorySize.class);

  private final Config config;
  private final Map<String, String> environment;

  Settings(Config config, Map<String, String> environment) {
    this.config = config;
    this.environment = environment;
  }

  void check() {
    for (String name : NEVER_EMPTY) {
      // An empty secret must not quietly become a default, least of all a database of our own.
      if (environment.getOrDefault(name, "-").isBlank()) {
        throw new CannotStart(name + " is set but empty. Give it a value or remove it.");
      }
    }
    TYPES.forEach(this::checkType);
    String code = config.getOptionalValue("tongbao.city.code", String.class).orElse("620900");
    if (!AreaCode.isCode(code)) {
      throw new CannotStart(
          "TONGBAO_CITY_CODE is no area code: %s. It has 6 digits, such as 620900."
              .formatted(code));
    }
  }

  private void checkType(String name, Class<?> type) {
    try {
      config.getOptionalValue(name, type);
    } catch (IllegalArgumentException e) {
      String value = config.getOptionalValue(name, String.class).orElse("");
      throw new CannotStart(
          "%s cannot be %s; it takes a value of the kind %s."
              .formatted(variable(name), value, type.getSimpleName()));
    }
  }

  private static String variable(String name) {
    return name.toUpperCase(java.util.Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
