package tongbao.reading.document;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Text;

/**
 * A .docx: paragraphs and tables of its body in order, as they stand with all tracked changes
 * accepted. Numbers that Word would put before paragraphs are not made up; notes, headers and
 * footers are left out.
 */
final class WordFile {

  private final XmlEvents xml;
  private final Assembly assembly;

  private WordFile(XmlEvents xml, Assembly assembly) {
    this.xml = xml;
    this.assembly = assembly;
  }

  static void take(byte[] bytes, Assembly assembly) {
    OfficePackage file = OfficePackage.open(DocumentKind.WORD, bytes, assembly);
    Flow flow = new Flow();
    try (XmlEvents xml = file.main()) {
      while (xml.next()) {
        if (xml.starts("body")) {
          new WordFile(xml, assembly).blocks(flow);
        }
      }
    }
    flow.writeTo(assembly);
  }

  /** What is not there for a reader: other forms of the same, deletions, properties. */
  private boolean isUnseen() {
    return switch (xml.name()) {
      case "Fallback",
          "del",
          "moveFrom",
          "delText",
          "instrText",
          "delInstrText",
          "sectPr",
          "tblPr",
          "tblGrid",
          "pPr",
          "sdtPr",
          "sdtEndPr",
          "rt",
          "commentReference" ->
          true;
      default -> false;
    };
  }

  /** Paragraphs and tables within the element that starts here, whatever wraps them. */
  private void blocks(Flow flow) {
    int start = xml.depth();
    while (xml.within(start)) {
      if (!xml.starts()) {
        continue;
      }
      if (xml.name().equals("p")) {
        paragraph(flow);
      } else if (xml.name().equals("tbl")) {
        flow.table(table());
      } else if (isUnseen() || xml.name().equals("tcPr")) {
        xml.skip();
      }
    }
  }

  private void paragraph(Flow flow) {
    int start = xml.depth();
    StringBuilder text = new StringBuilder();
    Flow boxes = new Flow();
    while (xml.within(start)) {
      if (!xml.starts()) {
        continue;
      }
      if (xml.name().equals("r")) {
        run(text, boxes);
      } else if (xml.name().equals("t")) {
        append(text, xml.textWithin(assembly));
      } else if (isUnseen()) {
        xml.skip();
      }
    }
    flow.words(text.toString());
    flow.addAll(boxes);
  }

  private void run(StringBuilder to, Flow boxes) {
    int start = xml.depth();
    StringBuilder text = new StringBuilder();
    boolean seen = true;
    boolean raised = false;
    while (xml.within(start)) {
      if (!xml.starts()) {
        continue;
      }
      switch (xml.name()) {
        case "vanish" -> seen &= !xml.flag("val", true);
        case "strike", "dstrike" -> {
          if (xml.flag("val", true)) {
            seen = false;
            assembly.remark(WebPage.struck());
          }
        }
        case "vertAlign" -> raised = !"baseline".equals(xml.attribute("val"));
        case "t" -> append(text, xml.textWithin(assembly));
        case "tab" -> text.append('\t');
        case "br", "cr" -> text.append('\n');
        case "noBreakHyphen" -> text.append('-');
        case "footnoteReference", "endnoteReference" -> {
          text.append(xml.number("id", 0));
          raised = true;
        }
        case "txbxContent" -> blocks(boxes);
        default -> {
          if (isUnseen() || xml.name().equals("rPrChange")) {
            xml.skip();
          }
        }
      }
    }
    if (seen && raised && !text.toString().isBlank()) {
      // A raised 1 behind 22 is a note's mark: 22[1], not 221.
      append(to, "[" + text.toString().strip() + "]");
    } else if (seen) {
      append(to, text.toString());
    }
  }

  private void append(StringBuilder to, String text) {
    to.append(text);
    Assembly.counted(to.length(), assembly.limits().lineCharacters(), Assembly.LINE_CHARACTERS);
  }

  private Grid table() {
    Grid grid = new Grid(assembly);
    int start = xml.depth();
    while (xml.within(start)) {
      if (xml.starts("tr")) {
        row(grid);
      } else if (xml.starts() && isUnseen()) {
        xml.skip();
      }
    }
    return grid;
  }

  private void row(Grid grid) {
    int start = xml.depth();
    grid.newRow();
    boolean deleted = false;
    while (xml.within(start)) {
      if (!xml.starts()) {
        continue;
      }
      switch (xml.name()) {
        case "tc" -> cell(grid, deleted);
        case "gridBefore" -> grid.skipColumns(xml.number("val", 0));
        case "hidden" -> {
          if (xml.flag("val", true)) {
            deleted = true;
            assembly.remark(new Text("隐藏的表格行未读入。", "Hidden rows of a table were left out."));
          }
        }
        case "del" -> deleted = true;
        case "trPrChange", "tblPrEx", "Fallback", "sdtPr" -> xml.skip();
        default -> {}
      }
    }
  }

  private void cell(Grid grid, boolean deleted) {
    int start = xml.depth();
    int span = 1;
    boolean continued = false;
    Flow flow = new Flow();
    while (xml.within(start)) {
      if (!xml.starts()) {
        continue;
      }
      switch (xml.name()) {
        case "gridSpan" -> span = xml.number("val", 1);
        case "vMerge" -> continued = !isRestart(xml.attribute("val"));
        case "p" -> paragraph(flow);
        case "tbl" -> flow.table(table());
        default -> {
          if (isUnseen() || xml.name().equals("tcPrChange")) {
            xml.skip();
          }
        }
      }
    }
    if (!(continued && grid.extend(span))) {
      grid.putHere(1, span, deleted ? new Flow() : onlyText(flow));
    }
  }

  private static boolean isRestart(@Nullable String merge) {
    return Objects.equals(merge, "restart");
  }

  /** A cell always holds a paragraph; an empty last one behind a table is Word's, not text. */
  private static Flow onlyText(Flow flow) {
    int last = flow.pieces().size() - 1;
    if (last == 0
        && flow.pieces().get(0) instanceof Flow.Piece.Words words
        && words.text().isEmpty()) {
      return new Flow();
    }
    if (last > 0
        && flow.pieces().get(last - 1) instanceof Flow.Piece.Inner
        && flow.pieces().get(last) instanceof Flow.Piece.Words words
        && words.text().isEmpty()) {
      flow.pieces().remove(last);
    }
    return flow;
  }
}
