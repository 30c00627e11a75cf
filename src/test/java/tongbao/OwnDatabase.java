package tongbao;

import io.quarkus.test.junit.QuarkusTestProfile;

/** A service and a database that no other test has written to, nor minds being left untidy. */
public final class OwnDatabase implements QuarkusTestProfile {}
