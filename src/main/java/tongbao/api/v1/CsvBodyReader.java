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
import java.util.Locale;
import java.util.Set;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyReader;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Turns the body {@link BodyGate} has collected into a {@link CsvBody}: UTF-8, or GB 18030 where
 * the {@code Content-Type} says so, as spreadsheets on Chinese Windows save it.
 */
@Provider
public class CsvBodyReader implements ServerMessageBodyReader<CsvBody> {

  private static final Charset GB18030 = Charset.forName("GB18030");

  /** GB 18030 contains both of its forerunners. */
  private static final Set<String> CHINESE = Set.of("gb18030", "gbk", "gb2312");

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, ResteasyReactiveResourceInfo method, MediaType mediaType) {
    return type == CsvBody.class;
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == CsvBody.class;
  }

  @Override
  public CsvBody readFrom(
      Class<CsvBody> type, Type genericType, MediaType mediaType, ServerRequestContext context)
      throws IOException {
    byte[] bytes = context.getInputStream().readAllBytes();
    HttpHeaders headers = context.getRequestHeaders();
    JsonBodyReader.refuseEncoding(headers.getHeaderString(HttpHeaders.CONTENT_ENCODING));
    return CsvMedia.read(bytes, charset(JsonBodyReader.mediaType(headers)));
  }

  @Override
  public CsvBody readFrom(
      Class<CsvBody> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    return CsvMedia.read(body.readAllBytes(), charset(mediaType));
  }

  private static Charset charset(@Nullable MediaType mediaType) {
    String charset =
        mediaType == null ? null : mediaType.getParameters().get(MediaType.CHARSET_PARAMETER);
    if (charset == null || charset.equalsIgnoreCase("utf-8")) {
      return StandardCharsets.UTF_8;
    }
    if (CHINESE.contains(charset.toLowerCase(Locale.ROOT))) {
      return GB18030;
    }
    throw new ProblemException(
        Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE)
            .saying("csv-charset")
            .with("charset", charset));
  }
}
