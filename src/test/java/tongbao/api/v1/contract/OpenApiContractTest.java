package tongbao.api.v1.contract;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The contract that is committed is the one that is served. */
@QuarkusTest
class OpenApiContractTest {

  private static final Path COMMITTED = Path.of("openapi", "tongbao-v1.yaml");

  @Test
  void theCommittedDocumentIsTheServedOne() throws IOException {
    String served = ContractYaml.of(served());
    if (Update.wanted()) {
      Files.writeString(COMMITTED, served);
    }
    String committed = Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "";
    assertEquals(
        committed,
        served,
        () ->
            "%s is not what the service serves. If the change is meant, run%n  %s%nlook at the"
                    .formatted(COMMITTED, Update.COMMAND)
                + " difference, and note it in openapi/CHANGES.md.");
  }

  static JsonNode served() throws IOException {
    byte[] json =
        given().get("/q/openapi?format=json").then().statusCode(200).extract().asByteArray();
    return new ObjectMapper().readTree(json);
  }
}
