package tongbao.reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tongbao.sheet.SignOff;

/** What a report says of itself: its year, its unit, who signed it. */
final class ReportHead {

  private static final String YEAR = "(20\\d\\d)";

  /** The surest first. */
  private static final List<Pattern> YEARS =
      List.of(
          Pattern.compile("\\( ?" + YEAR + " ?年度? ?\\)"),
          Pattern.compile(YEAR + " ?年度? ?政府信息公开(?:工作)?(?:情况统计表|年度报告|年报)"),
          Pattern.compile("自? ?" + YEAR + " ?年 ?1 ?月 ?1 ?日.{0,6}(?:" + YEAR + " ?年)? ?12 ?月"),
          Pattern.compile(YEAR + " ?年[^.,\\n]{0,16}(?:受理|收到|收办|新收|办理)[^.,\\n]{0,12}申请"),
          Pattern.compile(YEAR + " ?年"));

  private static final Pattern FILLED_BY =
      Pattern.compile("填报单位 ?(?:\\(盖章\\)|\\(公章\\)|\\(签章\\))? ?:[ \\t]*([^\\n\\t]{2,60})");

  private static final Pattern BEHIND_NAME = Pattern.compile("(?: {2,}|单位:|日期).*");

  private static final Pattern TITLE =
      Pattern.compile(
          "(?m)^[ \\t《]*([\\p{IsHan}()]{3,40}?) ?(?:关于)? ?"
              + YEAR
              + " ?年度? ?政府信息公开(?:工作)?(?:年度报告|年报|情况统计表)");

  private static final Pattern NUMBER =
      Pattern.compile("[\\p{IsHan}]{1,14}[〔\\[（(【] ?20\\d\\d ?[〕\\]）)】] ?第? ?\\d{1,5} ?号");

  private static final String NAME = "[ \\t]*([\\p{IsHan}·]{2,8}+)(?! ?:)";

  private static final Pattern DATE =
      Pattern.compile("填报日期 ?:[ \\t]*(20\\d\\d) ?[年./-] ?(\\d{1,2}) ?[月./-] ?(\\d{1,2})");

  private static final Pattern PHONE = Pattern.compile("(?:联系)?电话 ?:[ \\t]*([\\d+() -]{6,24})");

  private final String text;
  private final Document document;

  ReportHead(Document document, DocumentText text) {
    this.document = document;
    this.text = text.text().toString();
  }

  /** The reporting year; null where none is named, or several equally. */
  @Nullable Integer year() {
    for (Pattern pattern : YEARS) {
      Map<Integer, Integer> votes = new HashMap<>();
      Matcher year = pattern.matcher(text);
      while (year.find()) {
        votes.merge(Integer.valueOf(year.group(1)), 1, Integer::sum);
      }
      int most = votes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
      List<Integer> first =
          votes.entrySet().stream()
              .filter(e -> e.getValue() == most)
              .map(Map.Entry::getKey)
              .toList();
      if (!first.isEmpty()) {
        return first.size() == 1 ? first.get(0) : null;
      }
    }
    return null;
  }

  @Nullable String unitName() {
    Matcher filledBy = FILLED_BY.matcher(text);
    if (filledBy.find()) {
      String name = BEHIND_NAME.matcher(filledBy.group(1).strip()).replaceFirst("").strip();
      if (name.length() >= 2) {
        return name;
      }
    }
    Matcher title = TITLE.matcher(text);
    return title.find() ? title.group(1).strip() : null;
  }

  /** The document's own number stands on a line of its own; others are cited. */
  @Nullable String documentNumber() {
    for (Block block : document.blocks()) {
      if (block instanceof Block.Line line) {
        String stripped = line.text().strip();
        if (NUMBER.matcher(stripped).matches()) {
          return stripped;
        }
      } else if (block instanceof Block.Table table) {
        for (Block.Table.Cell cell : table.cells()) {
          String stripped = cell.text().strip();
          if (NUMBER.matcher(stripped).matches()) {
            return stripped;
          }
        }
      }
    }
    return null;
  }

  SignOff signOff() {
    return new SignOff(after("(?:单位)?负责人"), after("审核人"), after("填报人"), phone(), date());
  }

  private @Nullable String after(String title) {
    Matcher name = Pattern.compile("(?<!\\p{IsHan})" + title + " ?:" + NAME).matcher(text);
    return name.find() ? name.group(1) : null;
  }

  private @Nullable String phone() {
    Matcher phone = PHONE.matcher(text);
    String last = null;
    while (phone.find()) {
      last = phone.group(1).strip();
    }
    return last;
  }

  private @Nullable LocalDate date() {
    Matcher date = DATE.matcher(text);
    if (!date.find()) {
      return null;
    }
    try {
      return LocalDate.of(
          Integer.parseInt(date.group(1)),
          Integer.parseInt(date.group(2)),
          Integer.parseInt(date.group(3)));
    } catch (DateTimeException e) {
      return null;
    }
  }
}
