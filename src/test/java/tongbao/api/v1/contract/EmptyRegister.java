package tongbao.api.v1.contract;

import io.quarkus.test.junit.QuarkusTestProfile;

/** A service of its own: what other tests have registered would be in its lists and totals. */
public final class EmptyRegister implements QuarkusTestProfile {}
