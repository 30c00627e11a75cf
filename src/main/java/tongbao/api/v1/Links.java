package tongbao.api.v1;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A link to a list with the parameters it was asked with. */
final class Links {

  private final StringBuilder link;
  private char join = '?';

  private Links(String path) {
    link = new StringBuilder(path);
  }

  static Links to(String path) {
    return new Links(path);
  }

  Links with(String name, @Nullable String value) {
    if (value != null) {
      link.append(join).append(name).append('=');
      link.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
      join = '&';
    }
    return this;
  }

  @Override
  public String toString() {
    return link.toString();
  }

  /** An answer that names the next page, where there is one (RFC 8288). */
  static Response.ResponseBuilder next(@Nullable String next) {
    Response.ResponseBuilder answer = Response.ok();
    return next == null ? answer : answer.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
  }
}
