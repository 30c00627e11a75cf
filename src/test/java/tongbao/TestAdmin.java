package tongbao;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Configures an admin token that the tests know, and little patience with slow clients. */
public final class TestAdmin implements QuarkusTestResourceLifecycleManager {
  /** The token. */
  public static final String TOKEN = "only-for-tests-0123456789";

  @Override
  public Map<String, String> start() {
    return Map.of(
        "tongbao.admin-token", TOKEN,
        "tongbao.body-timeout", "2s",
        "tongbao.data-dir", "target/test-data");
  }

  @Override
  public void stop() {}
}
