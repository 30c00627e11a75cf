package tongbao.api.v1;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it goes over the wire, to be given many times.
 *
 * @param tag its {@code ETag}
 */
record WrittenAnswer(Buffer body, String tag) {

  /** Besides the body: the tag, the objects, the place among the kept. */
  private static final int AROUND_IT = 500;

  /** The members before {@code asOf} are codes and words of ours; they end well before this. */
  private static final int HEAD = 300;

  /**
   * Writes an answer.
   *
   * @param asOf when it was worked out; stands near its beginning. Two answers that differ only in
   *     this say the same, so their tags, which are weak, are the same
   */
  static WrittenAnswer of(ObjectMapper json, Object answer, Instant asOf, Language language) {
    try {
      byte[] body = json.writeValueAsBytes(answer);
      String moment = json.writeValueAsString(asOf);
      String head = new String(body, 0, Math.min(body.length, HEAD), StandardCharsets.UTF_8);
      int dated = head.indexOf(moment);
      if (dated < 0) {
        throw new IllegalStateException("an answer without its instant: " + head);
      }
      int undated = dated + moment.length();
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      hash.update(language.tag().getBytes(StandardCharsets.US_ASCII));
      hash.update(body, 0, dated);
      hash.update(body, undated, body.length - undated);
      String tag = "W/\"" + HexFormat.of().formatHex(hash.digest(), 0, 16) + '"';
      return new WrittenAnswer(Buffer.buffer(body), tag);
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("an answer that cannot be written", e);
    }
  }

  /** How many bytes keeping it takes. */
  int weight() {
    return body.length() + AROUND_IT;
  }

  /** The answer, or that it is still the one that {@code If-None-Match} names. */
  Response to(@Nullable String ifNoneMatch, String vary) {
    Response.ResponseBuilder answer =
        Preconditions.names(ifNoneMatch, tag)
            ? Response.notModified()
            : Response.ok(body, Rendition.DATA);
    return answer
        .header(HttpHeaders.VARY, vary)
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.CACHE_CONTROL, CacheRules.REVALIDATE)
        .build();
  }
}
