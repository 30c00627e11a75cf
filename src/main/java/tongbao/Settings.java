package tongbao;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;
import tongbao.unit.AreaCode;

/** The settings an operator gives as environment variables, looked at before anything starts. */
final class Settings {

  private static final List<String> NEVER_EMPTY =
      List.of(
          "TONGBAO_CITY_CODE",
          "TONGBAO_CITY_NAME",
          "TONGBAO_DATA_DIR",
          "TONGBAO_BODY_TIMEOUT",
          "TONGBAO_OIDC_ISSUER",
          "TONGBAO_OIDC_AUDIENCE",
          "TONGBAO_OIDC_JWKS_URL",
          "QUARKUS_HTTP_PORT",
          "QUARKUS_HTTP_HOST",
          "QUARKUS_DATASOURCE_JDBC_URL");

  private static final Map<String, Class<?>> TYPES =
      Map.ofEntries(
          Map.entry("quarkus.http.port", Integer.class),
          Map.entry("tongbao.body-timeout", Duration.class),
          Map.entry("tongbao.oidc.clock-skew", Duration.class),
          Map.entry("tongbao.oidc.keys-pause", Duration.class),
          Map.entry("tongbao.login.most-failures", Integer.class),
          Map.entry("tongbao.login.window", Duration.class),
          Map.entry("tongbao.webhooks.allow-private", Boolean.class),
          Map.entry("tongbao.webhooks.poll", Duration.class),
          Map.entry("tongbao.webhooks.timeout", Duration.class),
          Map.entry("tongbao.webhooks.first-retry", Duration.class),
          Map.entry("tongbao.webhooks.longest-retry", Duration.class),
          Map.entry("tongbao.load.filings", Integer.class),
          Map.entry("tongbao.load.reads", Integer.class),
          Map.entry("tongbao.load.heavy", Integer.class),
          Map.entry("tongbao.load.documents", Integer.class),
          Map.entry("tongbao.load.batches", Integer.class),
          Map.entry("tongbao.load.forms", Integer.class),
          Map.entry("tongbao.load.waiting", Integer.class),
          Map.entry("tongbao.load.patience", Duration.class),
          Map.entry("tongbao.database.patience", Duration.class),
          Map.entry("tongbao.database.long-patience", Duration.class),
          Map.entry("tongbao.year-before.count.absolute", BigDecimal.class),
          Map.entry("tongbao.year-before.count.ratio", BigDecimal.class),
          Map.entry("tongbao.year-before.count.base", BigDecimal.class),
          Map.entry("tongbao.year-before.count.zero-from", BigDecimal.class),
          Map.entry("tongbao.year-before.amount.absolute", BigDecimal.class),
          Map.entry("tongbao.year-before.amount.ratio", BigDecimal.class),
          Map.entry("tongbao.year-before.amount.base", BigDecimal.class),
          Map.entry("tongbao.year-before.amount.zero-from", BigDecimal.class),
          Map.entry("tongbao.year-before.copy-non-zero", Integer.class),
          Map.entry("tongbao.body-limit", MemorySize.class),
          Map.entry("tongbao.document-limit", MemorySize.class),
          Map.entry("quarkus.http.limits.max-body-size", MemorySize.class));

  private static final List<String> DAYS =
      List.of(
          "tongbao.calendar.department",
          "tongbao.calendar.government-office",
          "tongbao.calendar.area-rollup");

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
    read("tongbao.calendar.zone", ZoneId::of, "a time zone, such as Asia/Shanghai");
    DAYS.forEach(
        name -> read(name, day -> MonthDay.parse("--" + day), "month and day, such as 01-31"));
    String code = config.getOptionalValue("tongbao.city.code", String.class).orElse("620900");
    if (!AreaCode.isCode(code)) {
      throw new CannotStart(
          "TONGBAO_CITY_CODE is no area code: %s. It has 6 digits, such as 620900."
              .formatted(code));
    }
    checkIssuer();
  }

  /** Half a configuration would let in nobody, or tokens that were made for another service. */
  private void checkIssuer() {
    boolean issuer = config.getOptionalValue("tongbao.oidc.issuer", String.class).isPresent();
    boolean audience = config.getOptionalValue("tongbao.oidc.audience", String.class).isPresent();
    boolean keys = config.getOptionalValue("tongbao.oidc.jwks-url", String.class).isPresent();
    if (issuer && !audience) {
      throw new CannotStart(
          "TONGBAO_OIDC_ISSUER is set but TONGBAO_OIDC_AUDIENCE is not. Set it to the audience (aud)"
              + " that the issuer writes into tokens for this service.");
    }
    if (!issuer && (audience || keys)) {
      throw new CannotStart(
          "TONGBAO_OIDC_AUDIENCE or TONGBAO_OIDC_JWKS_URL is set but TONGBAO_OIDC_ISSUER is not."
              + " Set it to the issuer (iss) whose tokens are to be taken.");
    }
    checkUrl("tongbao.oidc.issuer");
    checkUrl("tongbao.oidc.jwks-url");
  }

  private void checkUrl(String name) {
    String url = config.getOptionalValue(name, String.class).orElse("https://localhost");
    if (!url.matches("https?://[^/?#\\s]+[^?#\\s]*")) {
      throw new CannotStart(
          "%s is no http or https address: %s. Give one such as https://login.example.gov.cn/realms/city."
              .formatted(variable(name), url));
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

  private @Nullable Object read(String name, Function<String, Object> reading, String expected) {
    String value = config.getOptionalValue(name, String.class).orElse(null);
    try {
      return value == null ? null : reading.apply(value);
    } catch (DateTimeException e) {
      throw new CannotStart(
          "%s cannot be %s; it takes %s.".formatted(variable(name), value, expected));
    }
  }

  private static String variable(String name) {
    return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
