package tongbao.reading.document;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;

/** The number formats of a workbook: what a stored number stands for. */
final class CellFormats {

  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]");
  private static final Pattern UNIT = Pattern.compile("\"([^\"]*\\p{L}[^\"]*)\"[^\"0#?]*$");
  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final List<String> formats;
  private final List<Integer> ids;
  private final boolean since1904;

  private CellFormats(List<Integer> ids, List<String> formats, boolean since1904) {
    this.ids = ids;
    this.formats = formats;
    this.since1904 = since1904;
  }

  static CellFormats none(boolean since1904) {
    return new CellFormats(List.of(), List.of(), since1904);
  }

  static CellFormats read(XmlEvents xml, boolean since1904) {
    Map<Integer, String> own = new HashMap<>();
    List<Integer> ids = new ArrayList<>();
    while (xml.next()) {
      if (xml.starts("numFmt")) {
        own.put(
            xml.number("numFmtId", 0), Optional.ofNullable(xml.attribute("formatCode")).orElse(""));
      } else if (xml.starts("cellXfs")) {
        int start = xml.depth();
        while (xml.within(start)) {
          if (xml.starts("xf")) {
            ids.add(xml.number("numFmtId", 0));
          }
        }
      }
    }
    List<String> formats = new ArrayList<>();
    for (int id : ids) {
      String builtin = BuiltinFormats.getBuiltinFormat(id);
      formats.add(own.getOrDefault(id, builtin == null ? "General" : builtin));
    }
    return new CellFormats(ids, formats, since1904);
  }

  /**
   * A stored number as text: dates as dates, percentages as such, all others with exactly the
   * digits that a spreadsheet shows when asked for all of them. 7730.2800000000007 is the binary
   * neighbour of 7730.28, which was typed.
   */
  String text(String stored, int style) {
    double value;
    try {
      value = Double.parseDouble(stored.strip());
    } catch (NumberFormatException e) {
      return stored;
    }
    if (!Double.isFinite(value)) {
      return stored;
    }
    String format = style < formats.size() ? formats.get(style) : "General";
    int id = style < ids.size() ? ids.get(style) : 0;
    if (DateUtil.isADateFormat(id, format) && DateUtil.isValidExcelDate(value)) {
      return date(value);
    }
    BigDecimal exact = new BigDecimal(Double.toString(value));
    if (QUOTED.matcher(format).replaceAll("").indexOf('%') >= 0) {
      return plain(exact.movePointRight(2)) + "%";
    }
    return plain(exact) + unit(format);
  }

  /** The words a number format shows behind every number: {@code 0"元"}. */
  private static String unit(String format) {
    int end = format.indexOf(';');
    Matcher unit = UNIT.matcher(end < 0 ? format : format.substring(0, end));
    return unit.find() ? unit.group(1) : "";
  }

  private String date(double value) {
    LocalDateTime date = DateUtil.getLocalDateTime(value, since1904);
    if (date == null) {
      return plain(new BigDecimal(Double.toString(value)));
    }
    if (value < 1) {
      return date.toLocalTime().toString();
    }
    return date.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? date.toLocalDate().toString()
        : MINUTES.format(date);
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
