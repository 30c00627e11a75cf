package tongbao.reading.document;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Damages good files at random: whatever comes out, a document or a refusal, it comes, and in time.
 * Runs a second for each kind of document, or {@code -Dtongbao.fuzz.minutes=10}; failures name the
 * round, by which {@code -Dtongbao.fuzz.round} repeats one.
 */
class FuzzTest {

  private static final Duration SLACK = Duration.ofSeconds(20);

  private static final List<String> TOKENS =
      List.of(
          "<table>",
          "</td>",
          "<td rowspan=99999999>",
          "colspan=\"0\"",
          "]]>",
          "<!--",
          "&#xFFFF;",
          "\"",
          ",",
          "|",
          "\n",
          "\r\n",
          "\0",
          "9999999999",
          "-1",
          "<w:p>",
          "</w:tc>",
          "<w:gridSpan w:val=\"65535\"/>",
          "<w:vMerge/>",
          "r=\"XFD1048576\"",
          "t=\"s\"",
          "<mergeCell ref=\"A1:XFD1048576\"/>",
          "<c><v>",
          "stream\n",
          "endstream",
          "endobj",
          "/Length 99999999",
          "/Kids [2 0 R]",
          "/Filter /FlateDecode",
          "/Contents 2 0 R",
          "<<",
          ">>",
          "[[[[[[[[",
          "((((",
          "obj",
          "trailer",
          "startxref 0",
          "%%EOF",
          "/Count -1",
          " Tf ",
          " Tj ",
          " Do ",
          "\uFFFD",
          "（",
          "\uD840");

  private final Limits limits = Limits.DEFAULT;
  private final Documents documents = new Documents(limits);

  @ParameterizedTest
  @EnumSource(DocumentKind.class)
  void damagedFilesAreReadOrRefused(DocumentKind kind) {
    List<byte[]> seeds = seeds(kind);
    Integer only = Integer.getInteger("tongbao.fuzz.round");
    if (only != null) {
      round(kind, seeds, only);
      return;
    }
    Duration time = Duration.ofSeconds(1);
    if (Integer.getInteger("tongbao.fuzz.minutes") != null) {
      time = Duration.ofMinutes(Integer.getInteger("tongbao.fuzz.minutes"));
    }
    long end = System.nanoTime() + time.toNanos();
    int read = 0;
    int rounds = 0;
    while (System.nanoTime() < end) {
      read += round(kind, seeds, rounds) ? 1 : 0;
      rounds++;
    }
    System.out.printf("%s: %d damaged files, %d of them read%n", kind, rounds, read);
    assertTrue(read > 0 && read < rounds, "the damage is of no use");
  }

  /** Whether the file was read. */
  private boolean round(DocumentKind kind, List<byte[]> seeds, int round) {
    Random random = new Random(round);
    byte[] seed = seeds.get(random.nextInt(seeds.size()));
    boolean packed = kind == DocumentKind.WORD || kind == DocumentKind.WORKBOOK;
    byte[] file =
        packed && random.nextInt(4) > 0 ? damagedPart(seed, random) : damaged(seed, random);
    long start = System.nanoTime();
    boolean read = false;
    try {
      documents.open(file, kind.mediaType());
      read = true;
    } catch (UnreadableDocumentException e) {
      assertTrue(Files.words(e).length() > 20, () -> "round " + round);
    } catch (RuntimeException | Error e) {
      fail(kind + ", round " + round, e);
    }
    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    assertTrue(
        taken.compareTo(limits.time().plus(SLACK)) < 0, () -> "round " + round + ": " + taken);
    return read;
  }

  private static byte[] damaged(byte[] seed, Random random) {
    byte[] file = seed;
    int times = 1 + random.nextInt(4);
    for (int i = 0; i < times; i++) {
      int at = random.nextInt(file.length + 1);
      int length = Math.min(random.nextInt(40), file.length - at);
      byte[] into =
          switch (random.nextInt(5)) {
            case 0 -> new byte[0];
            case 1 -> bytes(random, length);
            case 2 -> TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8);
            case 3 -> {
              int from = random.nextInt(file.length + 1);
              int to = Math.min(file.length, from + random.nextInt(4000));
              yield Arrays.copyOfRange(file, from, to);
            }
            default -> repeated(file, at, length, 1 + random.nextInt(200));
          };
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(file, 0, at);
      out.writeBytes(into);
      int rest = random.nextBoolean() ? at + length : at;
      out.write(file, rest, file.length - rest);
      file = out.toByteArray();
    }
    return random.nextInt(20) == 0 ? Arrays.copyOf(file, random.nextInt(file.length + 1)) : file;
  }

  private static byte[] bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] repeated(byte[] file, int at, int length, int times) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < times; i++) {
      out.write(file, at, length);
    }
    return out.toByteArray();
  }

  /** Damages one part of a packed file, so that the packing itself stays good. */
  private static byte[] damagedPart(byte[] zip, Random random) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> names = new ArrayList<>(entries.keySet());
    String name = names.get(random.nextInt(names.size()));
    entries.put(name, damaged(entries.get(name), random));
    return Files.zip(entries);
  }

  private static List<byte[]> seeds(DocumentKind kind) {
    return switch (kind) {
      case PLAIN_TEXT, MARKDOWN ->
          List.of(
              "一、收到\t22\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n".getBytes(StandardCharsets.UTF_8),
              "收到 22 件".getBytes(Charset.forName("GB18030")));
      case CSV ->
          List.of(
              "指标,数\r\n\"收到,\n\"\"件\"\"\",22\r\n".getBytes(StandardCharsets.UTF_8),
              "指标;数\n收到;1,5\n".getBytes(Charset.forName("GBK")));
      case HTML ->
          List.of(
              ("<!DOCTYPE html><html><head><meta charset=utf-8><title>t</title></head><body>"
                      + "<h1>报告</h1><table><tr><td rowspan=2>甲<td colspan=2><p>乙</p><tr><td>1"
                      + "<td><table><tr><td>2<td>3</table></table><ul><li>x<sup>1</sup></ul>")
                  .getBytes(StandardCharsets.UTF_8));
      case WORD ->
          List.of(
              Files.docx(
                  document -> {
                    document.createParagraph().createRun().setText("报告");
                    XWPFTable table = document.createTable(3, 3);
                    table.getRow(1).getCell(1).setText("22");
                    table.getRow(1).getCell(2).getCTTc().addNewTcPr().addNewVMerge();
                  }),
              Files.docxBody(
                  "<w:p><w:ins><w:r><w:t>2</w:t></w:r></w:ins></w:p><w:tbl><w:tr><w:tc><w:tcPr>"
                      + "<w:gridSpan w:val=\"2\"/><w:vMerge w:val=\"restart\"/></w:tcPr><w:p/>"
                      + "</w:tc><w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>3</w:t></w:r></w:p>"
                      + "</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>"));
      case WORKBOOK ->
          List.of(
              Files.xlsx(
                  workbook -> {
                    var sheet = workbook.createSheet("表");
                    sheet.createRow(0).createCell(0).setCellValue("标题");
                    sheet.addMergedRegion(CellRangeAddress.valueOf("A1:C2"));
                    sheet.createRow(3).createCell(1).setCellValue(7730.28);
                    sheet.getRow(3).createCell(2).setCellFormula("B4*2");
                    sheet.getRow(3).setZeroHeight(true);
                  }));
      case PDF ->
          List.of(
              PdfSamples.page(
                  PdfSamples.at(60, 700, 12, "一、收到") + PdfSamples.at(300, 700, 12, "22")),
              PdfSamples.pages(
                  "/Filter /FlateDecode",
                  PdfSamples.deflate(
                      PdfSamples.at(60, 700, 12, "1").getBytes(StandardCharsets.ISO_8859_1)),
                  PdfSamples.deflate(
                      PdfSamples.at(60, 700, 12, "2").getBytes(StandardCharsets.ISO_8859_1))),
              written());
    };
  }

  /** With object streams and a compressed table of places. */
  private static byte[] written() {
    try (var document = new PDDocument()) {
      var page = new PDPage();
      document.addPage(page);
      try (var content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        content.showText("total 22");
        content.endText();
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
