package tongbao;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tokens as a real identity provider writes them. */
@Timeout(600)
class KeycloakIT {
  private static final String UNITS = "/api/v1/units";

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static Keycloak keycloak;
  private static PackagedService service;

  @BeforeAll
  static void start(@TempDir Path directory) throws IOException, InterruptedException {
    keycloak = Keycloak.start();
    service =
        PackagedService.start(
            directory,
            Map.of(
                "TONGBAO_ADMIN_TOKEN", Department.TOKEN,
                "TONGBAO_OIDC_ISSUER", keycloak.issuer("city"),
                "TONGBAO_OIDC_AUDIENCE", "tongbao",
                "TONGBAO_OIDC_ROLE_CLAIM", "realm_access/roles",
                "TONGBAO_OIDC_CLOCK_SKEW", "0s",
                "TONGBAO_OIDC_KEYS_PAUSE", "0s"));
    Department department = new Department(service.port());
    department.registerUnit("keycloak-zhijian", "620900");
    department.registerUnit("keycloak-other", "620900");
  }

  @AfterAll
  static void stop() {
    if (service != null) {
      service.close();
    }
    if (keycloak != null) {
      keycloak.close();
    }
  }

  @Test
  void aBureausAccountFilesForItsUnitAndNoOther() throws IOException, InterruptedException {
    HttpResponse<String> answer = file("keycloak-zhijian");
    assertEquals(201, answer.statusCode(), answer::body);
    assertEquals("keycloak-zhijian", Department.read(answer.body()).get("unit").asText());
    assertEquals(403, file("keycloak-other").statusCode());
  }

  private static HttpResponse<String> file(String unit) throws IOException, InterruptedException {
    return send(
        request("/api/v1/filings", keycloak.token("zhijian"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(Department.filing(unit, 2016, 7))));
  }

  @Test
  void theOfficesAccountReads() throws IOException, InterruptedException {
    assertEquals(200, get(keycloak.token("office")).statusCode());
  }

  @Test
  void anotherRealmIsAnotherIssuer() throws IOException, InterruptedException {
    refused(keycloak.adminToken());
  }

  @Test
  void aTokenForAnotherService() throws IOException, InterruptedException {
    refused(keycloak.token("other-service"));
  }

  @Test
  void anAccountWithoutARole() throws IOException, InterruptedException {
    HttpResponse<String> answer = get(keycloak.token("without-role"));
    assertEquals(403, answer.statusCode(), answer::body);
    assertTrue(answer.body().contains("realm_access/roles"), answer::body);
  }

  @Test
  void anExpiredToken() throws IOException, InterruptedException {
    String token = keycloak.token("short-lived");
    long end = part(token, 1).get("exp").asLong();
    while (Instant.now().getEpochSecond() <= end + 1) {
      Thread.sleep(100);
    }
    refused(token);
  }

  @Test
  void keysThatChange() throws IOException, InterruptedException {
    String before = keycloak.token("office");
    assertEquals(200, get(before).statusCode());
    keycloak.addKey("second");
    String after = keycloak.token("office");
    assertNotEquals(part(before, 0).get("kid"), part(after, 0).get("kid"));
    assertEquals(200, get(after).statusCode());
    // The former key is still published.
    assertEquals(200, get(before).statusCode());
    keycloak.addKey("the-third");
    keycloak.withdrawOtherKeys("the-third");
    assertEquals(200, get(keycloak.token("office")).statusCode());
    refused(before);
    refused(after);
  }

  private static void refused(String token) throws IOException, InterruptedException {
    HttpResponse<String> answer = get(token);
    assertEquals(401, answer.statusCode(), answer::body);
    assertTrue(
        answer.headers().firstValue("WWW-Authenticate").orElse("").contains("invalid_token"));
  }

  private static JsonNode part(String token, int index) throws IOException {
    String part = token.split("\\.", -1)[index];
    return Department.read(new String(Base64.getUrlDecoder().decode(part), UTF_8));
  }

  private static HttpResponse<String> get(String token) throws IOException, InterruptedException {
    return send(request(UNITS, token).GET());
  }

  private static HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(service.uri(path)).header("Authorization", "Bearer " + token);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return CLIENT.send(request.build(), BodyHandlers.ofString(UTF_8));
  }
}
