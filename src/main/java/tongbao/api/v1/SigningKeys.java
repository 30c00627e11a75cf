package tongbao.api.v1;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import tongbao.desk.Signing;
import tongbao.evidence.VerificationKey;

/**
 * The public keys of receipts as a JWK set (RFC 7517), for everybody: outside the wall, so that a
 * paper can be checked by somebody who has no token.
 */
@ApplicationScoped
class SigningKeys {

  private static final String PATH = "/.well-known/jwks.json";
  private static final String CACHEABLE = "public, max-age=3600";

  private final Signing signing;
  private final ObjectMapper json;

  SigningKeys(Signing signing, ObjectMapper json) {
    this.signing = signing;
    this.json = json;
  }

  void route(@Observes Router router) {
    router.get(PATH).handler(this::answer);
  }

  private void answer(RoutingContext context) {
    List<Map<String, String>> keys =
        signing.signer().keys().stream().map(VerificationKey::jwk).toList();
    try {
      context
          .response()
          .putHeader(HttpHeaders.CONTENT_TYPE, "application/jwk-set+json")
          .putHeader(HttpHeaders.CACHE_CONTROL, CACHEABLE)
          .end(json.writeValueAsString(Map.of("keys", keys)));
    } catch (JsonProcessingException e) {
      context.fail(e);
    }
  }
}
