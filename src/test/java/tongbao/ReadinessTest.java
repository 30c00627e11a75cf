package tongbao;

import static io.restassured.RestAssured.get;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReadinessTest {
  @Test
  void isReadyWithADatabaseOfItsOwn() {
    get("/q/health/ready").then().statusCode(200);
  }
}
