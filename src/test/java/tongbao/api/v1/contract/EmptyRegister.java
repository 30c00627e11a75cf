package tongbao.api.v1.contract;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Set;

/** A service of its own: what other tests have registered would be in its lists and totals. */
public final class EmptyRegister implements QuarkusTestProfile {

  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(CountingMint.class);
  }
}
