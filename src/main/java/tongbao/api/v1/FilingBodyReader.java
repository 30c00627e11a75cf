package tongbao.api.v1;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyReader;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Tells by its declared type whether a body brings the numbers or a report to read them from. */
@Provider
public class FilingBodyReader implements ServerMessageBodyReader<FilingBody> {

  private final JsonBodyReader json = new JsonBodyReader();

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, ResteasyReactiveResourceInfo method, MediaType mediaType) {
    return type == FilingBody.class;
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == FilingBody.class;
  }

  @Override
  public FilingBody readFrom(
      Class<FilingBody> type, Type genericType, MediaType mediaType, ServerRequestContext context)
      throws IOException {
    String sent = context.getRequestHeaders().getHeaderString(HttpHeaders.CONTENT_TYPE);
    return DocumentMedia.isJson(sent)
        ? new FilingBody.Numbers(json.readFrom(JsonBody.class, JsonBody.class, mediaType, context))
        : new FilingBody.Report(DocumentBodyReader.read(context));
  }

  @Override
  public FilingBody readFrom(
      Class<FilingBody> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    return new FilingBody.Numbers(JsonBody.of(body.readAllBytes()));
  }
}
