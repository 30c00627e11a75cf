package tongbao.reading.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import tongbao.reading.Block;

/** Small files made by the libraries that offices use, and what was read of them as text. */
final class Files {

  static final String DOCX = DocumentKind.WORD.mediaType();
  static final String XLSX = DocumentKind.WORKBOOK.mediaType();

  private Files() {}

  static Opened open(byte[] bytes, String type) {
    return new Documents(Limits.DEFAULT).open(bytes, type);
  }

  static Opened open(String text, String type) {
    return open(text.getBytes(StandardCharsets.UTF_8), type);
  }

  /**
   * Each block on a line: a line as it is, a table by its cells, {@code row,column[+spans]=text}.
   */
  static String shown(Opened opened) {
    StringBuilder shown = new StringBuilder();
    for (Block block : opened.document().blocks()) {
      if (block instanceof Block.Line line) {
        shown.append(line.text()).append('\n');
      } else if (block instanceof Block.Table table) {
        shown.append(table(table)).append('\n');
      }
    }
    return shown.toString();
  }

  private static String table(Block.Table table) {
    List<String> cells = new ArrayList<>();
    for (Block.Table.Cell cell : table.cells()) {
      String spans =
          cell.rowSpan() == 1 && cell.columnSpan() == 1
              ? ""
              : "+" + cell.rowSpan() + "x" + cell.columnSpan();
      cells.add(cell.row() + "," + cell.column() + spans + "=" + cell.text().replace("\n", "\\n"));
    }
    return "[" + String.join(" ", cells) + "]";
  }

  static byte[] docx(Consumer<XWPFDocument> content) {
    try (XWPFDocument document = new XWPFDocument()) {
      content.accept(document);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.write(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A .docx whose body is the given markup; {@code w} and {@code mc} are bound. */
  static byte[] docxBody(String body) {
    return replaced(
        docx(document -> document.createParagraph()),
        "word/document.xml",
        ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document"
                + " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
                + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">"
                + "<w:body>"
                + body
                + "</w:body></w:document>")
            .getBytes(StandardCharsets.UTF_8));
  }

  static byte[] xlsx(Consumer<XSSFWorkbook> content) {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      content.accept(workbook);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      workbook.write(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An .xlsx whose one sheet has the given markup behind its start tag. */
  static byte[] xlsxSheet(String inner) {
    return replaced(
        xlsx(workbook -> workbook.createSheet("表")),
        "xl/worksheets/sheet1.xml",
        ("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                + inner
                + "</worksheet>")
            .getBytes(StandardCharsets.UTF_8));
  }

  /** A packed file with one entry replaced or added. */
  static byte[] replaced(byte[] zip, String name, byte[] content) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    entries.put(name, content);
    return zip(entries);
  }

  static byte[] zip(Map<String, byte[]> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
        out.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Zeros without end, but for the length. */
  static InputStream zeros(long length) {
    return new InputStream() {
      private long left = length;

      @Override
      public int read() {
        return left-- > 0 ? 0 : -1;
      }

      @Override
      public int read(byte[] into, int from, int count) {
        if (left <= 0) {
          return -1;
        }
        int read = (int) Math.min(count, left);
        java.util.Arrays.fill(into, from, from + read, (byte) 0);
        left -= read;
        return read;
      }
    };
  }

  /** The words of a refusal in both languages, to look something up in. */
  static String words(UnreadableDocumentException refusal) {
    return refusal.text().in(Locale.CHINESE) + refusal.text().in(Locale.ENGLISH);
  }
}
