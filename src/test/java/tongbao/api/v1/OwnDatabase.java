package tongbao.api.v1;

import io.quarkus.test.junit.QuarkusTestProfile;

/** A service and a database of its own, for tests that forge what other tests rely on. */
public final class OwnDatabase implements QuarkusTestProfile {}
