package tongbao.rendering;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFRun.FontCharRange;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTable.XWPFBorderType;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;
import tongbao.rendering.PrintedForm.Box;
import tongbao.rendering.PrintedForm.Field;
import tongbao.rendering.PrintedForm.Grid;
import tongbao.rendering.PrintedForm.Heading;
import tongbao.rendering.PrintedForm.Kind;
import tongbao.rendering.PrintedForm.Section;

/** A form as a Word document on A4. Measures are in twentieths of a point. */
public final class FormDocument {

  private static final int PAGE_WIDTH = 11906;
  private static final int PAGE_HEIGHT = 16838;
  private static final int MARGIN = 1077;
  private static final int TABLE_WIDTH = PAGE_WIDTH - 2 * MARGIN;
  private static final int CELL_MARGIN = 50;
  private static final int INDENT = 210;
  private static final double TWENTIETHS = 20;
  private static final double USUAL = 10.5;
  private static final double SMALLEST = 5;
  private static final String SONG = "宋体";
  private static final String GAP = "　　　";

  private final XWPFDocument document;

  private FormDocument(XWPFDocument document) {
    this.document = document;
  }

  /** The file. */
  public static byte[] of(PrintedForm form) {
    try (XWPFDocument document = new XWPFDocument()) {
      new FormDocument(document).write(form);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.write(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(PrintedForm form) {
    page();
    Heading heading = form.heading();
    if (heading.documentNumber() != null) {
      line(heading.documentNumber(), SONG, USUAL, false);
    }
    line(heading.title(), "方正小标宋简体", 18, true);
    line(heading.yearLine(), SONG, 12, true);
    line(heading.unitLine(), SONG, USUAL, false);
    for (Section section : form.sections()) {
      if (section.title() != null) {
        XWPFParagraph title = line(section.title(), "黑体", 12, false);
        title.setKeepNext(true);
        title.setSpacingBefore(160);
      }
      table(section.grid());
    }
    for (List<Field> fields : form.signOffLines()) {
      String text = fields.stream().map(Field::line).collect(Collectors.joining(GAP));
      line(text, SONG, USUAL, false).setSpacingBefore(80);
    }
    form.footnotes().forEach(remark -> line(remark, SONG, 9, false));
  }

  private void page() {
    CTSectPr section = document.getDocument().getBody().addNewSectPr();
    CTPageSz size = section.addNewPgSz();
    size.setW(BigInteger.valueOf(PAGE_WIDTH));
    size.setH(BigInteger.valueOf(PAGE_HEIGHT));
    CTPageMar margin = section.addNewPgMar();
    margin.setTop(BigInteger.valueOf(MARGIN));
    margin.setBottom(BigInteger.valueOf(MARGIN));
    margin.setLeft(BigInteger.valueOf(MARGIN));
    margin.setRight(BigInteger.valueOf(MARGIN));
  }

  private XWPFParagraph line(String text, String font, double size, boolean centred) {
    XWPFParagraph paragraph = document.createParagraph();
    paragraph.setAlignment(centred ? ParagraphAlignment.CENTER : ParagraphAlignment.LEFT);
    paragraph.setSpacingAfter(60);
    run(paragraph, text, font, size);
    return paragraph;
  }

  private static void run(XWPFParagraph paragraph, String text, String font, double size) {
    XWPFRun run = paragraph.createRun();
    run.setFontFamily("Times New Roman", FontCharRange.ascii);
    run.setFontFamily("Times New Roman", FontCharRange.hAnsi);
    run.setFontFamily(font, FontCharRange.eastAsia);
    run.setFontSize(size);
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (i > 0) {
        run.addBreak();
      }
      run.setText(lines[i]);
    }
  }

  private void table(Grid grid) {
    XWPFTable table = document.createTable();
    table.removeRow(0);
    frame(table, grid);
    Box[][] boxes = new Box[grid.rows()][grid.columns()];
    for (Box box : grid.boxes()) {
      for (int i = box.row(); i < box.row() + box.rowSpan(); i++) {
        boxes[i][box.column()] = box;
      }
    }
    for (int i = 0; i < grid.rows(); i++) {
      XWPFTableRow row = table.insertNewTableRow(i);
      row.setCantSplitRow(true);
      row.setRepeatHeader(i < grid.headRows());
      for (Box box : boxes[i]) {
        if (box != null) {
          cell(row.createCell(), grid, box, i);
        }
      }
    }
  }

  private static void frame(XWPFTable table, Grid grid) {
    CTTblPr properties = table.getCTTbl().getTblPr();
    properties.addNewTblLayout().setType(STTblLayoutType.FIXED);
    table.setWidth(TABLE_WIDTH);
    table.setCellMargins(20, CELL_MARGIN, 20, CELL_MARGIN);
    table.setTopBorder(XWPFBorderType.SINGLE, 4, 0, "000000");
    table.setBottomBorder(XWPFBorderType.SINGLE, 4, 0, "000000");
    table.setLeftBorder(XWPFBorderType.SINGLE, 4, 0, "000000");
    table.setRightBorder(XWPFBorderType.SINGLE, 4, 0, "000000");
    table.setInsideHBorder(XWPFBorderType.SINGLE, 4, 0, "000000");
    table.setInsideVBorder(XWPFBorderType.SINGLE, 4, 0, "000000");
    CTTblGrid columns = table.getCTTbl().addNewTblGrid();
    for (int width : grid.widths()) {
      columns.addNewGridCol().setW(BigInteger.valueOf((long) width * TABLE_WIDTH / 1000));
    }
  }

  private static void cell(XWPFTableCell cell, Grid grid, Box box, int row) {
    CTTcPr properties = cell.getCTTc().addNewTcPr();
    int width = grid.width(box) * TABLE_WIDTH / 1000;
    properties.addNewTcW().setType(STTblWidth.DXA);
    properties.getTcW().setW(BigInteger.valueOf(width));
    if (box.columnSpan() > 1) {
      properties.addNewGridSpan().setVal(BigInteger.valueOf(box.columnSpan()));
    }
    if (box.rowSpan() > 1) {
      properties.addNewVMerge().setVal(row == box.row() ? STMerge.RESTART : STMerge.CONTINUE);
    }
    cell.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.CENTER);
    XWPFParagraph paragraph = cell.getParagraphs().get(0);
    boolean label = box.kind() == Kind.LABEL;
    paragraph.setAlignment(label ? ParagraphAlignment.LEFT : ParagraphAlignment.CENTER);
    if (box.indent() > 0) {
      paragraph.setIndentationLeft(box.indent() * INDENT);
    }
    if (row == box.row() && !box.text().isEmpty()) {
      run(paragraph, box.text(), SONG, size(box, width));
    }
  }

  /** A number is never broken over lines. */
  private static double size(Box box, int width) {
    double fitting = (width - 2.2 * CELL_MARGIN) / TWENTIETHS / (0.5 * box.text().length());
    return box.number() == null || fitting >= USUAL ? USUAL : Math.max(SMALLEST, halves(fitting));
  }

  /** Word knows sizes in half points. */
  private static double halves(double size) {
    return Math.floor(2 * size) / 2;
  }
}
