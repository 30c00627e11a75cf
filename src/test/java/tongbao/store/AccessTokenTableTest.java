package tongbao.store;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import tongbao.TemporaryPostgres;
import tongbao.TestAdmin;
import tongbao.access.TokenStore;
import tongbao.access.TokenStoreContract;

@QuarkusTest
@WithTestResource(TemporaryPostgres.class)
@WithTestResource(TestAdmin.class)
class AccessTokenTableTest extends TokenStoreContract {
  @Inject TokenStore store;

  @Override
  protected TokenStore store() {
    return store;
  }
}
