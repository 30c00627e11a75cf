package tongbao.api.v1;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tongbao.desk.Filed;
import tongbao.desk.FormDesk;
import tongbao.filing.Revision;
import tongbao.rendering.FormCsv;
import tongbao.rendering.PrintedForm;
import tongbao.totals.Totals;

/** Answers official forms as files. */
@Singleton
class Renderings {

  /** Which representation is answered depends on it. */
  static final String VARY = HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_LANGUAGE;

  private static final String FORMS_LANGUAGE = "zh";

  /** A page without scripts needs its style, and nothing else. */
  private static final String PAGE_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

  private final FormDesk desk;

  Renderings(FormDesk desk) {
    this.desk = desk;
  }

  Response filing(Filed filed, Rendition rendition, @Nullable String ifNoneMatch) {
    Revision revision = filed.revision();
    String ascii = revision.id().year() + "-" + revision.id().unit();
    return answer(desk.filing(revision), rendition, ascii, ifNoneMatch);
  }

  Response totals(Totals totals, Rendition rendition, @Nullable String ifNoneMatch) {
    String ascii = "totals-" + totals.query().year() + "-" + totals.query().area();
    return answer(desk.totals(totals), rendition, ascii, ifNoneMatch);
  }

  /**
   * A form as a file.
   *
   * @param ascii the file's name for who reads only ASCII, without its end
   */
  private static Response answer(
      PrintedForm form, Rendition rendition, String ascii, @Nullable String ifNoneMatch) {
    // Weak: the same form is not packed into the same bytes twice.
    String tag = "W/\"" + hash(FormCsv.of(form.undated())) + '-' + rendition.extension() + '"';
    if (Preconditions.names(ifNoneMatch, tag)) {
      return headed(Response.notModified(), tag).build();
    }
    PrintedForm.Heading heading = form.heading();
    String name = heading.unit() + heading.year() + "年" + heading.title();
    Response.ResponseBuilder answer =
        file(rendition.bytes(form), rendition, ascii, name, rendition == Rendition.HTML);
    if (rendition == Rendition.HTML) {
      answer.header("Content-Security-Policy", PAGE_POLICY);
    }
    return headed(answer, tag).build();
  }

  /** A file with its name (RFC 6266). */
  static Response.ResponseBuilder file(
      byte[] bytes, Rendition rendition, String ascii, String name, boolean shown) {
    String end = "." + rendition.extension();
    return Response.ok(bytes, rendition.mediaType())
        .header(HttpHeaders.CONTENT_LANGUAGE, FORMS_LANGUAGE)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            (shown ? "inline" : "attachment")
                + "; filename=\""
                + ascii
                + end
                + "\"; filename*=UTF-8''"
                + encoded(name + end));
  }

  private static Response.ResponseBuilder headed(Response.ResponseBuilder answer, String tag) {
    return answer
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.VARY, VARY)
        .header(HttpHeaders.CACHE_CONTROL, CacheRules.REVALIDATE);
  }

  /** RFC 8187; what no file system takes in a name is left out. */
  private static String encoded(String name) {
    String plain = name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "");
    return URLEncoder.encode(plain, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
