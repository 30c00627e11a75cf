package tongbao.access;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WallTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api",
        "/api/",
        "/api/v1/filings",
        "//api/v1",
        "/API/v1",
        "/%61pi/v1",
        "/%2561pi/v1",
        "/api;x=1/v1",
        "/;x/api/v1",
        "/./api/v1",
        "/x/../api/v1",
        "/x/%2e%2e/api/v1",
        "/x/..;/api/v1",
        "/../api/v1",
        "/api%2Fv1",
        "/%2Fapi/v1",
        "/\\api/v1",
        "/api%20/v1",
        "/%5Capi"
      })
  void guardsWhateverMightLeadToTheInterface(String path) {
    assertTrue(Wall.guards(path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "", "*", "/apis", "/ap", "/q/health", "/q/api", "/%zz"})
  void leavesTheRestOpen(String path) {
    assertFalse(Wall.guards(path));
  }
}
