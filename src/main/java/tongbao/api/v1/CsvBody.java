package tongbao.api.v1;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A request's body as CSV (RFC 4180). An endpoint declares it as its parameter; whatever is no CSV
 * is answered before the endpoint is called.
 */
public final class CsvBody {

  private final List<String> header;
  private final Map<Integer, Line> byNumber;
  private final List<Line> lines;

  /**
   * A line.
   *
   * @param number where it begins in the body, from 1
   */
  public record Line(int number, List<String> cells) {}

  CsvBody(List<String> header, List<Line> lines) {
    this.header = header.stream().map(String::strip).toList();
    this.lines = List.copyOf(lines);
    this.byNumber = lines.stream().collect(Collectors.toMap(Line::number, Function.identity()));
  }

  /** The first line's cells: the names of the columns. */
  public List<String> header() {
    return header;
  }

  /** The other lines, but for empty ones. */
  public List<Line> lines() {
    return lines;
  }

  /** What stands in a column of the line of that number. */
  Optional<String> cell(int number, String column) {
    int place = header.indexOf(column);
    return Optional.ofNullable(byNumber.get(number))
        .filter(line -> place >= 0 && place < line.cells().size())
        .map(line -> line.cells().get(place));
  }
}
