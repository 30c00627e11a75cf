package tongbao.reading.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DeflaterOutputStream;

/** PDFs written object by object: no font is at hand that could write Chinese. */
final class PdfSamples {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<Integer> offsets = new ArrayList<>();

  PdfSamples() {
    raw("%PDF-1.7\n");
  }

  static byte[] deflate(byte[] data) {
    return deflate(data, 1);
  }

  /** The data packed as often as said, one behind the other. */
  static byte[] deflate(byte[] data, int times) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      for (int i = 0; i < times; i++) {
        out.write(data);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  PdfSamples raw(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  /** The next object, numbered from 1. */
  PdfSamples object(String body) {
    offsets.add(out.size());
    return raw(offsets.size() + " 0 obj\n" + body + "\nendobj\n");
  }

  PdfSamples stream(String entries, byte[] data) {
    offsets.add(out.size());
    raw(offsets.size() + " 0 obj\n<< /Length " + data.length + " " + entries + " >>\nstream\n");
    out.writeBytes(data);
    return raw("\nendstream\nendobj\n");
  }

  byte[] end(String trailer) {
    int start = out.size();
    raw("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
    offsets.forEach(offset -> raw(String.format("%010d 00000 n \n", offset)));
    raw("trailer\n<< /Size " + (offsets.size() + 1) + " /Root 1 0 R " + trailer + " >>\n");
    return raw("startxref\n" + start + "\n%%EOF\n").out.toByteArray();
  }

  /** Pages that each show a content stream, with a Latin font F1 and a Chinese font F2. */
  static byte[] pages(String entries, byte[]... contents) {
    PdfSamples pdf = new PdfSamples().object("<< /Type /Catalog /Pages 2 0 R >>");
    StringBuilder kids = new StringBuilder();
    for (int i = 0; i < contents.length; i++) {
      kids.append(7 + 2 * i).append(" 0 R ");
    }
    pdf.object("<< /Type /Pages /Count " + contents.length + " /Kids [" + kids + "] >>");
    pdf.object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
    pdf.object(
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H"
            + " /DescendantFonts [5 0 R] >>");
    pdf.object(
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000"
            + " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >>"
            + " /FontDescriptor 6 0 R >>");
    pdf.object(
        "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 0 1000 1000]"
            + " /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>");
    for (byte[] content : contents) {
      int next = pdf.offsets.size() + 1;
      pdf.object(
          "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents "
              + (next + 1)
              + " 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>");
      pdf.stream(entries, content);
    }
    return pdf.end("");
  }

  static byte[] page(String content) {
    return pages("", content.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Shows a text at a place of the page. */
  static String at(int x, int y, int size, String text) {
    boolean latin = text.chars().allMatch(c -> c < 128);
    StringBuilder shown = new StringBuilder();
    text.chars().forEach(c -> shown.append(String.format("%04X", c)));
    return "BT /F%d %d Tf %d %d Td %s Tj ET\n"
        .formatted(latin ? 1 : 2, size, x, y, latin ? "(" + text + ")" : "<" + shown + ">");
  }
}
