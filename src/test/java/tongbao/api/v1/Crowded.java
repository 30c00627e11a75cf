package tongbao.api.v1;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A service with few places and little patience. */
public final class Crowded implements QuarkusTestProfile {
  static final int FILINGS = 2;
  static final int WAITING = 3;

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "tongbao.load.filings",
        Integer.toString(FILINGS),
        "tongbao.load.waiting",
        Integer.toString(WAITING),
        "tongbao.load.patience",
        "2s",
        "tongbao.load.reads",
        "2",
        "tongbao.database.patience",
        "1s");
  }
}
