package tongbao.reading.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;

class WordFileTest {

  private static String body(String markup) {
    return Files.shown(Files.open(Files.docxBody(markup), Files.DOCX));
  }

  private static String run(String properties, String text) {
    return "<w:r><w:rPr>%s</w:rPr><w:t xml:space=\"preserve\">%s</w:t></w:r>"
        .formatted(properties, text);
  }

  @Test
  void paragraphsAndTablesComeInOrderWithTheirMergedCells() {
    byte[] file =
        Files.docx(
            document -> {
              document.createParagraph().createRun().setText("报告");
              document.createParagraph();
              XWPFTable table = document.createTable(3, 3);
              table.getRow(0).getCell(0).setText("指标");
              table.getRow(0).getCell(1).setText("数");
              table
                  .getRow(0)
                  .getCell(1)
                  .getCTTc()
                  .addNewTcPr()
                  .addNewGridSpan()
                  .setVal(BigInteger.TWO);
              table.getRow(0).removeCell(2);
              table.getRow(1).getCell(0).setText("甲");
              merge(table.getRow(1).getCell(0), STMerge.RESTART);
              merge(table.getRow(2).getCell(0), STMerge.CONTINUE);
              table.getRow(1).getCell(1).setText("1");
              table.getRow(2).getCell(2).setText("22");
              document.createParagraph().createRun().setText("落款");
            });
    assertEquals(
        "报告\n\n[1,1=指标 1,2+1x2=数 2,1+2x1=甲 2,2=1 2,3= 3,2= 3,3=22]\n落款\n",
        Files.shown(Files.open(file, Files.DOCX)));
  }

  private static void merge(XWPFTableCell cell, STMerge.Enum merge) {
    cell.getCTTc().addNewTcPr().addNewVMerge().setVal(merge);
  }

  @Test
  void trackedChangesAreReadAsAccepted() {
    assertEquals(
        "共22件\n",
        body(
            "<w:p>"
                + run("", "共")
                + "<w:del><w:r><w:delText>21</w:delText></w:r></w:del><w:ins>"
                + run("", "22")
                + "</w:ins><w:moveFrom>"
                + run("", "9")
                + "</w:moveFrom>"
                + run("", "件")
                + "</w:p>"));
  }

  @Test
  void hiddenAndStruckOutTextIsNotThere() {
    assertEquals(
        "22\n",
        body(
            "<w:p>"
                + run("<w:strike/>", "21")
                + run("<w:vanish/>", "9")
                + run("<w:strike w:val=\"0\"/>", "22")
                + "</w:p>"));
  }

  @Test
  void aRaisedMarkDoesNotJoinTheNumber() {
    assertEquals(
        "22[1]\n",
        body(
            "<w:p>" + run("", "22") + run("<w:vertAlign w:val=\"superscript\"/>", "1") + "</w:p>"));
  }

  @Test
  void aNotesNumberDoesNotJoinTheNumber() {
    assertEquals(
        "22[1]\n",
        body("<w:p>" + run("", "22") + "<w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>"));
  }

  @Test
  void contentControlsLinksFieldsAndBoxesAreSeenThrough() {
    assertEquals(
        "单位甲局\n连接5\n盒中\n",
        body(
            "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent><w:p>"
                + run("", "单位")
                + "<w:sdt><w:sdtContent>"
                + run("", "甲局")
                + "</w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt><w:p><w:hyperlink>"
                + run("", "连接")
                + "</w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r>"
                + "<mc:AlternateContent><mc:Choice Requires=\"wps\">"
                + run("", "5")
                + "<w:r><w:txbxContent><w:p>"
                + run("", "盒中")
                + "</w:p></w:txbxContent></w:r></mc:Choice><mc:Fallback>"
                + run("", "5")
                + "</mc:Fallback></mc:AlternateContent></w:p>"));
  }

  @Test
  void cellsMayBeControlledNestedOrDeleted() {
    String cell = "<w:tc><w:p>%s</w:p></w:tc>";
    assertEquals(
        "[1,1=甲 1,2=1 2,1=乙 2,2=内 3,1= 3,2=]\n",
        body(
            "<w:tbl><w:tr><w:sdt><w:sdtContent>"
                + cell.formatted(run("", "甲"))
                + "</w:sdtContent></w:sdt>"
                + cell.formatted(run("", "1"))
                + "</w:tr><w:tr>"
                + cell.formatted(run("", "乙"))
                + "<w:tc><w:tbl><w:tr>"
                + cell.formatted(run("", "内"))
                + "</w:tr></w:tbl><w:p/></w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr>"
                + cell.formatted(run("", "丙"))
                + cell.formatted(run("", "3"))
                + "</w:tr></w:tbl>"));
  }

  @Test
  void breaksAndTabsStay() {
    assertEquals(
        "一\n二\t三\n",
        body("<w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:tab/><w:t>三</w:t></w:r></w:p>"));
  }
}
