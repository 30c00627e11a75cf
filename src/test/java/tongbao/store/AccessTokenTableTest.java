package tongbao.store;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import tongbao.access.TokenStore;
import tongbao.access.TokenStoreContract;

@QuarkusTest
class AccessTokenTableTest extends TokenStoreContract {
  @Inject TokenStore store;

  @Override
  protected TokenStore store() {
    return store;
  }
}
