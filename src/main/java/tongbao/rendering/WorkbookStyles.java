package tongbao.rendering;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import tongbao.rendering.PrintedForm.Box;
import tongbao.rendering.PrintedForm.Grid;
import tongbao.rendering.PrintedForm.Kind;

/** How the cells of a workbook look, each way made once: a workbook holds few styles. */
final class WorkbookStyles {

  /** Digits a spreadsheet keeps of a number. */
  private static final int KEPT_DIGITS = 15;

  private static final short STACKED = 255;
  private static final byte[] OPEN = {(byte) 0xFF, (byte) 0xFB, (byte) 0xE6};

  /** What stands outside of tables. */
  enum Look {
    TITLE,
    CENTRED,
    LINE,
    SECTION,
    REMARK,
    FIELD_LABEL,
    FIELD
  }

  private final XSSFWorkbook workbook;
  private final Map<List<?>, XSSFCellStyle> made = new HashMap<>();

  WorkbookStyles(XSSFWorkbook workbook) {
    this.workbook = workbook;
  }

  /** Whether a number survives a spreadsheet, which keeps it in binary. */
  static boolean isKept(BigDecimal number) {
    return number.precision() <= KEPT_DIGITS
        && new BigDecimal(Double.toString(number.doubleValue())).compareTo(number) == 0;
  }

  /** How many lines a text takes; a Chinese character is as wide as two others. */
  static int lines(String text, int room) {
    int lines = 0;
    for (String line : text.split("\n", -1)) {
      int width = line.codePoints().map(character -> character < 0x2E80 ? 1 : 2).sum();
      lines += Math.max(1, -Math.floorDiv(-width, Math.max(room, 2)));
    }
    return lines;
  }

  XSSFCellStyle of(Look look) {
    return made.computeIfAbsent(List.of(look), key -> make(look));
  }

  XSSFCellStyle of(Grid grid, Box box) {
    boolean upright = grid.upright(box);
    BigDecimal number = box.number();
    Integer places = number == null || !isKept(number) ? -1 : Integer.valueOf(number.scale());
    return made.computeIfAbsent(
        List.of(box.kind(), box.indent(), upright, places), key -> make(box, upright, places));
  }

  /** The same style for a cell that is to be filled in: unlocked, and tinted. */
  XSSFCellStyle open(XSSFCellStyle style, String format) {
    return made.computeIfAbsent(
        List.of(style.getIndex(), format),
        key -> {
          XSSFCellStyle open = workbook.createCellStyle();
          open.cloneStyleFrom(style);
          open.setLocked(false);
          open.setFillForegroundColor(new XSSFColor(OPEN, null));
          open.setFillPattern(FillPatternType.SOLID_FOREGROUND);
          open.setDataFormat(workbook.createDataFormat().getFormat(format));
          return open;
        });
  }

  private XSSFCellStyle make(Look look) {
    XSSFCellStyle style = workbook.createCellStyle();
    style.setVerticalAlignment(VerticalAlignment.CENTER);
    style.setWrapText(true);
    switch (look) {
      case TITLE -> {
        style.setFont(font("方正小标宋简体", 18));
        style.setAlignment(HorizontalAlignment.CENTER);
      }
      case CENTRED -> {
        style.setFont(font("宋体", 11));
        style.setAlignment(HorizontalAlignment.CENTER);
      }
      case SECTION -> style.setFont(font("黑体", 12));
      case REMARK -> style.setFont(font("宋体", 9));
      case LINE -> style.setFont(font("宋体", 11));
      case FIELD_LABEL -> {
        style.setFont(font("宋体", 11));
        style.setAlignment(HorizontalAlignment.RIGHT);
      }
      case FIELD -> {
        style.setFont(font("宋体", 11));
        style.setBorderBottom(BorderStyle.THIN);
        style.setAlignment(HorizontalAlignment.LEFT);
      }
    }
    return style;
  }

  private XSSFCellStyle make(Box box, boolean upright, int places) {
    XSSFCellStyle style = workbook.createCellStyle();
    style.setFont(font("宋体", 10));
    style.setWrapText(true);
    style.setVerticalAlignment(VerticalAlignment.CENTER);
    style.setBorderTop(BorderStyle.THIN);
    style.setBorderBottom(BorderStyle.THIN);
    style.setBorderLeft(BorderStyle.THIN);
    style.setBorderRight(BorderStyle.THIN);
    if (box.kind() == Kind.LABEL) {
      style.setAlignment(HorizontalAlignment.LEFT);
      style.setIndention((short) box.indent());
    } else {
      style.setAlignment(HorizontalAlignment.CENTER);
    }
    if (upright) {
      style.setRotation(STACKED);
    }
    if (places >= 0) {
      // What is general is shown in 11 digits at most.
      String format = places == 0 ? "0" : "0." + "0".repeat(places);
      style.setDataFormat(workbook.createDataFormat().getFormat(format));
      style.setWrapText(false);
      style.setShrinkToFit(true);
    }
    return style;
  }

  private XSSFFont font(String name, int size) {
    XSSFFont font =
        workbook.findFont(
            false, (short) 0, (short) (size * 20), name, false, false, (short) 0, (byte) 0);
    if (font == null) {
      font = workbook.createFont();
      font.setFontName(name);
      font.setFontHeightInPoints((short) size);
    }
    return font;
  }
}
