package tongbao.api.v1;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyReader;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;
import org.jspecify.annotations.Nullable;

/** Turns the body {@link BodyGate} has collected into a {@link JsonBody}. */
@Provider
public class JsonBodyReader implements ServerMessageBodyReader<JsonBody> {
  private static final String PLAIN = "identity";

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
      refuseEncoding(context.getRequestHeaders().getHeaderString(HttpHeaders.CONTENT_ENCODING));
      refuseOtherThanUtf8(mediaType(context.getRequestHeaders()));
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

  /** None where the header is there but empty, which the framework does not expect. */
  static @Nullable MediaType mediaType(HttpHeaders headers) {
    String header = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
    return header == null || header.isBlank() ? null : headers.getMediaType();
  }

  static void refuseEncoding(@Nullable String encoding) {
    if (encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase(PLAIN)) {
      throw new ProblemException(
          Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE)
              .saying("encoding")
              .with("contentEncoding", encoding)
              .withHeader(HttpHeaders.ACCEPT_ENCODING, PLAIN));
    }
  }

  private static boolean isUtf8(String charset) {
    try {
      return Charset.forName(charset).equals(StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  static void refuseOtherThanUtf8(@Nullable MediaType mediaType) {
    Problem unsupported = Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE);
    if (mediaType == null) {
      // Quarkus takes a body without a type for whatever the endpoint consumes.
      throw new ProblemException(unsupported.saying("missing"));
    }
    String charset = mediaType.getParameters().get(MediaType.CHARSET_PARAMETER);
    if (charset != null && !isUtf8(charset)) {
      throw new ProblemException(unsupported.saying("charset").with("charset", charset));
    }
  }
}
