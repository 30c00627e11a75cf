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

/** Turns the body {@link BodyGate} has collected into a {@link DocumentBody}. */
@Provider
public class DocumentBodyReader implements ServerMessageBodyReader<DocumentBody> {

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, ResteasyReactiveResourceInfo method, MediaType mediaType) {
    return type == DocumentBody.class;
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == DocumentBody.class;
  }

  @Override
  public DocumentBody readFrom(
      Class<DocumentBody> type, Type genericType, MediaType mediaType, ServerRequestContext context)
      throws IOException {
    return read(context);
  }

  @Override
  public DocumentBody readFrom(
      Class<DocumentBody> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    return new DocumentBody(body.readAllBytes(), mediaType.toString());
  }

  static DocumentBody read(ServerRequestContext context) throws IOException {
    HttpHeaders headers = context.getRequestHeaders();
    String contentType = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
    JsonBodyReader.refuseEncoding(headers.getHeaderString(HttpHeaders.CONTENT_ENCODING));
    if (contentType == null || contentType.isBlank()) {
      throw new ProblemException(
          Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE).saying("types").with("contentType", "-"));
    }
    return new DocumentBody(context.getInputStream().readAllBytes(), contentType);
  }
}
