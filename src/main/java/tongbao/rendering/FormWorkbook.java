package tongbao.rendering;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A form as an Excel workbook: a worksheet for each of its tables, because no two of them share
 * columns. Numbers are numbers, but for those of more digits than a spreadsheet keeps.
 */
public final class FormWorkbook {

  private FormWorkbook() {}

  /** The file. */
  public static byte[] of(PrintedForm form) {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      new WorkbookDrawing(workbook, form, false).draw();
      return bytes(workbook);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(XSSFWorkbook workbook) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    workbook.write(bytes);
    return bytes.toByteArray();
  }
}
