package tongbao.api.v1;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyReader;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;
import org.jspecify.annotations.Nullable;

/** Turns the body {@link BodyGate} has collected into a {@link JsonBody}. */
@Provider
public class JsonBodyReader implements ServerMessageBodyReader<JsonBody> {
  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, ResteasyReactiveResourceInfo method, MediaType mediaType) {
    return type == JsonBody.class;
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == JsonBody.class;
  }

  @Override
  public JsonBody readFrom(
      Class<JsonBody> type, Type genericType, MediaType mediaType, ServerRequestContext context)
      throws IOException {
    byte[] bytes = context.getInputStream().readAllBytes();
    if (bytes.length > 0) {
      refuseOtherThanUtf8(context.getRequestHeaders().getMediaType());
    }
    return JsonBody.of(bytes);
  }

  @Override
  public JsonBody readFrom(
      Class<JsonBody> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    return JsonBody.of(body.readAllBytes());
  }

  private static void refuseOtherThanUtf8(@Nullable MediaType mediaType) {
    Problem unsupported = Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE);
    if (mediaType == null) {
      // Quarkus takes a body without a type for whatever the endpoint consumes.
      throw new ProblemException(unsupported.saying("missing"));
    }
    String charset = mediaType.getParameters().get(MediaType.CHARSET_PARAMETER);
    if (charset != null && !charset.equalsIgnoreCase(StandardCharsets.UTF_8.name())) {
      throw new ProblemException(unsupported.saying("charset").with("charset", charset));
    }
  }
}
