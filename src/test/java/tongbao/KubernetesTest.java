package tongbao;

import static io.restassured.RestAssured.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tongbao.desk.CityConfig;

/** The manifest speaks of what the service has. */
@QuarkusTest
class KubernetesTest {

  private static final List<String> SETTINGS =
      List.of(
          StartUp.URL,
          StartUp.USERNAME,
          StartUp.PASSWORD,
          "quarkus.datasource.jdbc.max-size",
          // Of the start script.
          "tongbao.heap",
          "tongbao.admin-token",
          "tongbao.signing-key-file",
          "tongbao.city.code",
          "tongbao.city.name");

  private final Map<String, JsonNode> manifest = new HashMap<>();

  @BeforeEach
  void read() throws IOException {
    String text = Files.readString(Path.of("k8s", "tongbao.yaml"));
    for (Object document : new Yaml().loadAll(text)) {
      JsonNode object = new ObjectMapper().valueToTree(document);
      manifest.put(object.get("kind").textValue(), object);
    }
  }

  @Test
  void everyProbeIsAnswered() {
    for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
      JsonNode request = container().at("/" + probe + "/httpGet");
      get(request.get("path").textValue()).then().statusCode(200);
      assertEquals(container().at("/ports/0/name"), request.get("port"));
    }
  }

  @Test
  void thePortIsTheOneTheServiceListensOn() throws IOException {
    Properties settings = new Properties();
    // As packaged: the running test has a port of its own.
    settings.load(Files.newBufferedReader(Path.of("target/classes/application.properties")));
    assertEquals(
        settings.getProperty("quarkus.http.port"),
        container().at("/ports/0/containerPort").asText());
    assertEquals(
        container().at("/ports/0/name"), manifest.get("Service").at("/spec/ports/0/targetPort"));
  }

  @Test
  void everyVariableIsASettingAndComesFromAnObjectThereIs() {
    Map<String, String> environment = new HashMap<>();
    for (JsonNode variable : container().get("env")) {
      JsonNode inConfigMap = variable.at("/valueFrom/configMapKeyRef/key");
      String value = "secret";
      if (!inConfigMap.isMissingNode()) {
        value = manifest.get("ConfigMap").get("data").get(inConfigMap.textValue()).textValue();
      }
      environment.put(variable.get("name").textValue(), value);
    }
    assertEquals(SETTINGS.size(), environment.size());
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .withSources(new EnvConfigSource(environment, 300))
            .withMapping(CityConfig.class)
            .build();
    for (String setting : SETTINGS) {
      assertTrue(config.getOptionalValue(setting, String.class).isPresent(), setting);
    }
    assertEquals("620900", config.getConfigMapping(CityConfig.class).code());
    assertEquals("酒泉市", config.getConfigMapping(CityConfig.class).name().orElseThrow());
  }

  @Test
  void selectorsMeetThePods() {
    JsonNode labels = manifest.get("Deployment").at("/spec/template/metadata/labels");
    assertEquals(labels, manifest.get("Deployment").at("/spec/selector/matchLabels"));
    assertEquals(labels, manifest.get("Service").at("/spec/selector"));
    assertEquals(labels, manifest.get("PodDisruptionBudget").at("/spec/selector/matchLabels"));
  }

  @Test
  void whatIsMountedIsThere() {
    JsonNode pod = manifest.get("Deployment").at("/spec/template/spec");
    List<String> volumes =
        StreamSupport.stream(pod.get("volumes").spliterator(), false)
            .map(volume -> volume.get("name").textValue())
            .toList();
    for (JsonNode mount : container().get("volumeMounts")) {
      assertTrue(volumes.contains(mount.get("name").textValue()), mount.toString());
    }
  }

  private JsonNode container() {
    return manifest.get("Deployment").at("/spec/template/spec/containers/0");
  }
}
