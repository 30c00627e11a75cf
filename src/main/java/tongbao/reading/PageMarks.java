package tongbao.reading;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Lines that number pages: they would be taken for figures where a table is cut by them. */
final class PageMarks {

  private static final Pattern MARK =
      Pattern.compile(
          "-{1,4} ?\\d{1,4} ?-{1,4}"
              + "|-{2,} ?(page|PAGE|Page|第).*-{2,}"
              + "|第 ?\\d{1,4} ?页.{0,20}"
              + "|(page|Page|PAGE) ?\\d{1,4}.{0,12}"
              + "|\\d{1,4} ?/ ?\\d{1,4}"
              + "|·? ?\\d{1,4} ?·");

  private static final Pattern BARE = Pattern.compile("\\d{1,4}");

  private final Set<Block.Line> bare;

  private PageMarks(Set<Block.Line> bare) {
    this.bare = bare;
  }

  static PageMarks of(List<Block.Line> lines) {
    return new PageMarks(bareNumbers(lines));
  }

  boolean isMark(Block.Line line) {
    return bare.contains(line) || MARK.matcher(Written.plain(line.text()).strip()).matches();
  }

  /** Bare numbers first or last on their pages that count up with the pages. */
  private static Set<Block.Line> bareNumbers(List<Block.Line> lines) {
    Map<Integer, Block.Line> first = new TreeMap<>();
    Map<Integer, Block.Line> last = new TreeMap<>();
    for (Block.Line line : lines) {
      Integer page = line.place().page();
      if (page != null && !line.text().isBlank()) {
        first.putIfAbsent(page, line);
        last.put(page, line);
      }
    }
    Set<Block.Line> marks = new HashSet<>();
    marks.addAll(countingUp(first));
    marks.addAll(countingUp(last));
    return marks;
  }

  private static Set<Block.Line> countingUp(Map<Integer, Block.Line> byPage) {
    Map<Integer, Set<Block.Line>> byOffset = new HashMap<>();
    byPage.forEach(
        (page, line) -> {
          String text = Written.plain(line.text()).strip();
          if (BARE.matcher(text).matches()) {
            int offset = Integer.parseInt(text) - page;
            byOffset.computeIfAbsent(offset, key -> new HashSet<>()).add(line);
          }
        });
    Set<Block.Line> marks = new HashSet<>();
    byOffset.forEach(
        (offset, lines) -> {
          if (lines.size() > 1 || offset == 0) {
            marks.addAll(lines);
          }
        });
    return marks;
  }
}
