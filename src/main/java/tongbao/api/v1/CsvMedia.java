package tongbao.api.v1;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import tongbao.rendering.CsvText;

/**
 * CSV as the register goes out and comes in. What {@link CsvText} adds for spreadsheets is undone.
 */
final class CsvMedia {

  /** The media type without its charset. */
  static final String TYPE = "text/csv";

  /** As answers bear it. */
  static final String MEDIA_TYPE = TYPE + ";charset=UTF-8";

  private static final List<Variant> VARIANTS =
      Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, MediaType.valueOf(TYPE)).build();

  private CsvMedia() {}

  /** Whether a request prefers CSV to JSON. */
  static boolean wanted(Request request) {
    Variant best = request.selectVariant(VARIANTS);
    return best != null && best.getMediaType().getSubtype().equals("csv");
  }

  static Response answer(
      Response.ResponseBuilder answer, List<String> columns, List<Map<String, String>> lines) {
    List<List<String>> records = new ArrayList<>();
    records.add(columns);
    for (Map<String, String> cells : lines) {
      records.add(record(columns, cells));
    }
    return answer.entity(CsvText.of(records)).type(MEDIA_TYPE).build();
  }

  /** Lines that are written as they come, however many. */
  static Response streamed(List<String> columns, Consumer<Consumer<Map<String, String>>> lines) {
    return Response.ok(
            StreamedText.of(
                to -> {
                  CsvText.Records records = new CsvText.Records(to);
                  records.add(columns);
                  lines.accept(cells -> records.add(record(columns, cells)));
                }),
            MEDIA_TYPE)
        .build();
  }

  private static List<String> record(List<String> columns, Map<String, String> cells) {
    return columns.stream().map(column -> cells.getOrDefault(column, "")).toList();
  }

  static CsvBody read(byte[] bytes, Charset charset) {
    String text = decode(bytes, charset);
    if (!text.isEmpty() && text.charAt(0) == CsvText.BYTE_ORDER_MARK) {
      text = text.substring(1);
    }
    List<CsvBody.Line> lines = new ArrayList<>();
    int number = 1;
    try (CSVParser parser = CSVParser.parse(new StringReader(text), CsvText.FORMAT)) {
      Iterator<CSVRecord> records = parser.iterator();
      while (records.hasNext()) {
        CSVRecord record = records.next();
        if (record.size() > 1 || !record.get(0).isBlank()) {
          lines.add(
              new CsvBody.Line(
                  number, Arrays.stream(record.values()).map(CsvText::unescaped).toList()));
        }
        number = (int) parser.getCurrentLineNumber() + 1;
      }
    } catch (IOException | UncheckedIOException e) {
      throw new ProblemException(
          Problem.of(ProblemType.BAD_REQUEST).saying("csv").with("line", number));
    }
    return lines.isEmpty()
        ? new CsvBody(List.of(), lines)
        : new CsvBody(lines.get(0).cells(), List.copyOf(lines.subList(1, lines.size())));
  }

  private static String decode(byte[] bytes, Charset charset) {
    CharBuffer text = CharBuffer.allocate(bytes.length + 1);
    CoderResult result =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(bytes), text, true);
    String decoded = text.flip().toString();
    if (result.isError() || decoded.indexOf('\0') >= 0) {
      String before = decoded.substring(0, Math.max(decoded.indexOf('\0'), 0));
      String read = result.isError() ? decoded : before;
      int line = 1 + (int) read.chars().filter(c -> c == '\n').count();
      throw new ProblemException(
          Problem.of(ProblemType.BAD_REQUEST)
              .saying("csv-encoding")
              .with("charset", charset.equals(StandardCharsets.UTF_8) ? "UTF-8" : charset.name())
              .with("line", line));
    }
    return decoded;
  }
}
