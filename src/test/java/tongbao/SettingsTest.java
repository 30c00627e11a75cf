package tongbao;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  @ParameterizedTest
  @CsvSource({
    "tongbao.city.code,                 abc,    TONGBAO_CITY_CODE",
    "quarkus.http.port,                 abc,    QUARKUS_HTTP_PORT",
    "tongbao.body-timeout,              abc,    TONGBAO_BODY_TIMEOUT",
    "tongbao.oidc.clock-skew,           abc,    TONGBAO_OIDC_CLOCK_SKEW",
    "tongbao.login.most-failures,       abc,    TONGBAO_LOGIN_MOST_FAILURES",
    "quarkus.http.limits.max-body-size, abc,    QUARKUS_HTTP_LIMITS_MAX_BODY_SIZE",
    "tongbao.load.filings,              many,   TONGBAO_LOAD_FILINGS",
    "tongbao.database.patience,         abc,    TONGBAO_DATABASE_PATIENCE",
    "tongbao.calendar.zone,             Asia/Jiuquan, TONGBAO_CALENDAR_ZONE",
    "tongbao.calendar.department,       31-01,  TONGBAO_CALENDAR_DEPARTMENT",
    "tongbao.calendar.government-office, 02-30, TONGBAO_CALENDAR_GOVERNMENT_OFFICE",
    "tongbao.calendar.area-rollup,      1.3.,   TONGBAO_CALENDAR_AREA_ROLLUP",
    "tongbao.year-before.count.ratio,   180%,   TONGBAO_YEAR_BEFORE_COUNT_RATIO",
    "tongbao.year-before.amount.zero-from, abc, TONGBAO_YEAR_BEFORE_AMOUNT_ZERO_FROM",
    "tongbao.year-before.copy-non-zero, 0.5,    TONGBAO_YEAR_BEFORE_COPY_NON_ZERO",
  })
  void aWrongValueIsNamedInOneLine(String name, String value, String variable) {
    CannotStart refusal =
        assertThrows(
            CannotStart.class, () -> new Settings(config(Map.of(name, value)), Map.of()).check());
    assertTrue(refusal.getMessage().startsWith(variable), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(value), refusal.getMessage());
    assertFalse(refusal.getMessage().contains("\n"), refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"QUARKUS_DATASOURCE_JDBC_URL", "TONGBAO_CITY_CODE", "TONGBAO_DATA_DIR"})
  void anEmptyVariableIsNoDefault(String name) {
    CannotStart refusal =
        assertThrows(
            CannotStart.class, () -> new Settings(config(Map.of()), Map.of(name, " ")).check());
    assertTrue(refusal.getMessage().startsWith(name), refusal.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "https://id.example, -,       -,             TONGBAO_OIDC_AUDIENCE is not",
    "-,                  tongbao, -,             TONGBAO_OIDC_ISSUER is not",
    "-,                  -,       https://k.example, TONGBAO_OIDC_ISSUER is not",
    "id.example,         tongbao, -,             TONGBAO_OIDC_ISSUER is no http",
    "file:///etc/keys,   tongbao, -,             TONGBAO_OIDC_ISSUER is no http",
    "https://id.example, tongbao, ftp://k.example, TONGBAO_OIDC_JWKS_URL is no http",
  })
  void halfAnIdentityProviderIsRefused(
      String issuer, String audience, String keys, String expected) {
    Map<String, String> values = new HashMap<>();
    values.put("tongbao.oidc.issuer", issuer);
    values.put("tongbao.oidc.audience", audience);
    values.put("tongbao.oidc.jwks-url", keys);
    values.values().removeIf("-"::equals);
    CannotStart refusal =
        assertThrows(CannotStart.class, () -> new Settings(config(values), Map.of()).check());
    assertTrue(refusal.getMessage().contains(expected), refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"620900", "620900000"})
  void rightValuesPass(String code) {
    Map<String, String> values =
        Map.of(
            "tongbao.city.code",
            code,
            "tongbao.body-timeout",
            "2s",
            "tongbao.calendar.zone",
            "Asia/Urumqi",
            "tongbao.calendar.area-rollup",
            "02-29",
            "tongbao.year-before.count.ratio",
            "2.5",
            "tongbao.oidc.issuer",
            "http://localhost:8080/realms/city",
            "tongbao.oidc.audience",
            "tongbao");
    assertDoesNotThrow(() -> new Settings(config(values), Map.of("PATH", "")).check());
  }

  private static Config config(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withSources(new PropertiesConfigSource(values, "test", 100))
        .build();
  }
}
