package tongbao.api.v1;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tongbao.check.Forms;
import tongbao.check.Rules;
import tongbao.check.Severity;

/** The official forms as a program sees them. */
@QuarkusTest
class EditionsTest {

  @Test
  void theFormIsThereRowByRow() {
    Calls.call()
        .get("/api/v1/editions/2014")
        .then()
        .statusCode(200)
        .body("rows", hasSize(65))
        .body("rows.collect { it.cells }.flatten()", hasSize(58))
        .body("rows[1].label", is("(一)主动公开政府信息数"))
        .body("rows[0].cells", hasSize(0))
        .body("years.to", is(2018));
    Calls.call().get("/api/v1/editions").then().body("items.id", contains("2014", "2019", "2021"));
  }

  @Test
  void everyRelationIsThereAsARule() {
    Calls.call()
        .header("Accept-Language", "en")
        .get("/api/v1/editions/2014/rules")
        .then()
        .statusCode(200)
        .body("rules", hasSize(Rules.of(Forms.E2014).size() + 4))
        .body("rules.rule", hasItem("2014.disclosure.channels.other.union"))
        .body(
            "rules.find { it.rule == '2014.requests.completed.sum' }.formula",
            is("requests.completed = requests.completed.on-time + requests.completed.extended"))
        .body("rules.find { it.rule == '2014.requests.completed.sum' }.note", nullValue())
        .body(
            "rules.find { it.rule == '2014.reconsideration.parts-at-most' }.severities",
            contains("error", "verify"));
  }

  /** What the published schema takes the checks take, and the other way round. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'complaints':353}",
        "{'complaints':353.0}",
        "{'complaints':1e3}",
        "{'complaints':null}",
        "{'complaints':'353'}",
        "{'complaints':353.5}",
        "{'complaints':-1}",
        "{'complaints':999999999999999999}",
        "{'complaints':1000000000000000000}",
        "{'complaints':true}",
        "{'complaints':[]}",
        "{'request-fees':0.5}",
        "{'request-fees':-0.5}",
        "{'request-fees':1e18}",
        "{'request-fees':999999999999999999.5}",
        "{'disclosure':1}",
        "{'disclosure':null}",
        "{'no.such':1}",
        "{'no.such':null}",
      })
  void theSchemaAndTheChecksAgree(String singleQuoted) throws Exception {
    String values = singleQuoted.replace('\'', '"');
    String schemaText = Calls.call().get("/api/v1/editions/2014/schema").asString();
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schemaText);
    JsonNode tree = StrictJson.read(values.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    boolean schemaTakes = schema.validate(tree).isEmpty();

    if (Calls.call().get("/api/v1/units/schema-unit").statusCode() == 404) {
      Calls.unit("schema-unit", "620900");
    }
    List<String> severities =
        Calls.json("{\"unit\":\"schema-unit\",\"year\":2016,\"values\":" + values + "}")
            .queryParam("validateOnly", "true")
            .post(Calls.FILINGS)
            .path("findings.severity");
    boolean checksTake = !severities.contains(EditionAnswer.word(Severity.ERROR));
    assertEquals(schemaTakes, checksTake);
  }
}
