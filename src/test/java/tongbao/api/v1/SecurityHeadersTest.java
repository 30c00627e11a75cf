package tongbao.api.v1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongbao.TestAdmin;

/** What a browser is told of every answer, whoever made it. */
@QuarkusTest
class SecurityHeadersTest {
  private static final List<String> ALWAYS =
      List.of(
          "X-Content-Type-Options: nosniff",
          "X-Frame-Options: DENY",
          "Referrer-Policy: no-referrer",
          "Cross-Origin-Resource-Policy: same-origin",
          "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'");

  @ParameterizedTest
  @CsvSource({
    "GET,     /api/v1/units,                        true,  200, no-store",
    "GET,     /api/v1/test-echo,                    true,  200, 'private, max-age=60'",
    "DELETE,  /api/v1/test-echo/numbers/1,          true,  204, no-store",
    "OPTIONS, /api/v1/units,                        true,  204, no-store",
    "GET,     /api/v1/units,                        false, 401, no-store",
    "GET,     /api/v1/test-echo/failures/forbidden, true,  403, no-store",
    "GET,     /api/v1/nothing-here,                 true,  404, no-store",
    "GET,     /nothing-here,                        false, 404, no-store",
    "GET,     /api/v1/%zz,                          true,  400, no-store",
    "PATCH,   /api/v1/units,                        true,  405, no-store",
    "GET,     /api/v1/test-echo/failures/any,       true,  500, no-store",
    "GET,     /api/v1/test-echo/failures/no-worker, true,  503, no-store",
    "GET,     /q/health/ready,                      false, 200, no-store",
    "GET,     /q/openapi,                           false, 200, no-store",
  })
  void everyAnswerHasThemOnce(
      String method, String path, boolean authorized, int status, String caching)
      throws IOException {
    String token = authorized ? "Authorization: Bearer " + TestAdmin.TOKEN + "\r\n" : "";
    String request = method + " " + path + " HTTP/1.1\r\nHost: x\r\n" + token + "\r\n";
    RawHttp.Answer answer = RawHttp.send(RestAssured.port, request);
    assertEquals(status, answer.status(), answer.head());
    for (String header : ALWAYS) {
      assertTrue(answer.hasHeader(header + "\r\n"), header + " is missing: " + answer.head());
    }
    assertTrue(answer.hasHeader("Cache-Control: " + caching + "\r\n"), answer.head());
    assertEquals(1, occurrences(answer, "cache-control:"), answer.head());
    assertEquals(0, occurrences(answer, "strict-transport-security:"), answer.head());
  }

  private static int occurrences(RawHttp.Answer answer, String name) {
    return answer.head().toLowerCase(Locale.ROOT).split("\r\n" + name, -1).length - 1;
  }
}
