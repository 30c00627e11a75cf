package tongbao.api.v1.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tongbao.PackagedService;

/** The package prepares the document when it is first asked for, which tests of one JVM do not. */
@Timeout(120)
class PackagedContractIT {

  @TempDir Path directory;

  @Test
  void servesTheCommittedDocumentToAllWhoAskFirst() throws Exception {
    try (PackagedService service = PackagedService.start(directory, Map.of())) {
      CompletableFuture<HttpResponse<byte[]>> json = get(service, "/q/openapi?format=json");
      CompletableFuture<HttpResponse<byte[]>> yaml = get(service, "/q/openapi");
      String committed = Files.readString(Path.of("openapi", "tongbao-v1.yaml"));
      assertEquals(committed, ContractYaml.of(new ObjectMapper().readTree(json.get().body())));
      assertEquals(200, yaml.get().statusCode());
    }
  }

  private static CompletableFuture<HttpResponse<byte[]>> get(PackagedService service, String path) {
    HttpRequest request = HttpRequest.newBuilder(service.uri(path)).build();
    return HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
  }
}
