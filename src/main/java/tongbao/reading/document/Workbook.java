package tongbao.reading.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongbao.edition.Text;

/** An .xlsx: every worksheet that is shown, as one table. */
final class Workbook {

  private record Sheet(String name, String relationshipId, boolean hidden) {}

  private final OfficePackage file;
  private final Assembly assembly;
  private final List<Sheet> sheets = new ArrayList<>();
  private boolean since1904;

  private Workbook(OfficePackage file, Assembly assembly) {
    this.file = file;
    this.assembly = assembly;
  }

  static void take(byte[] bytes, Assembly assembly) {
    new Workbook(OfficePackage.open(DocumentKind.WORKBOOK, bytes, assembly), assembly).take();
  }

  private void take() {
    readSheetList();
    List<String> shared = sharedTexts();
    CellFormats formats = formats();
    for (Sheet sheet : sheets) {
      if (sheet.hidden()) {
        assembly.remark(
            Text.of("隐藏的工作表“{}”未读入。", "The hidden worksheet \"{}\" was left out.", sheet.name()));
        continue;
      }
      try (XmlEvents xml = file.related(sheet.relationshipId())) {
        new Worksheet(sheet.name(), xml, shared, formats, assembly).take();
      }
    }
  }

  private void readSheetList() {
    try (XmlEvents xml = file.main()) {
      while (xml.next()) {
        if (xml.starts("workbookPr")) {
          since1904 = xml.flag("date1904", false);
        } else if (xml.starts("sheet")) {
          sheets.add(
              new Sheet(
                  Optional.ofNullable(xml.attribute("name")).orElse(""),
                  Optional.ofNullable(xml.attribute("id")).orElse(""),
                  Optional.ofNullable(xml.attribute("state")).orElse("").contains("idden")));
          Assembly.counted(sheets.size(), assembly.limits().tables(), Assembly.TABLES);
        }
      }
    }
  }

  private List<String> sharedTexts() {
    List<String> texts = new ArrayList<>();
    Optional<XmlEvents> part = file.relatedByType("sharedStrings");
    if (part.isPresent()) {
      int characters = 0;
      try (XmlEvents xml = part.get()) {
        while (xml.next()) {
          if (xml.starts("si")) {
            String text = richText(xml, assembly);
            characters += text.length();
            Assembly.counted(characters, assembly.limits().characters(), Assembly.CHARACTERS);
            texts.add(text);
          }
        }
      }
    }
    return texts;
  }

  private CellFormats formats() {
    Optional<XmlEvents> part = file.relatedByType("styles");
    if (part.isEmpty()) {
      return CellFormats.none(since1904);
    }
    try (XmlEvents xml = part.get()) {
      return CellFormats.read(xml, since1904);
    }
  }

  /** The text of a string with its runs; how it is pronounced (rPh) is not part of it. */
  static String richText(XmlEvents xml, Assembly assembly) {
    int start = xml.depth();
    StringBuilder text = new StringBuilder();
    boolean struck = false;
    boolean raised = false;
    while (xml.within(start)) {
      if (!xml.starts()) {
        continue;
      }
      switch (xml.name()) {
        case "r" -> {
          struck = false;
          raised = false;
        }
        case "strike" -> struck = xml.flag("val", true);
        case "vertAlign" -> raised = !"baseline".equals(xml.attribute("val"));
        case "rPh" -> xml.skip();
        case "t" -> {
          String words = xml.textWithin(assembly);
          if (struck) {
            assembly.remark(WebPage.struck());
          } else if (raised && !words.isBlank()) {
            text.append('[').append(words.strip()).append(']');
          } else {
            text.append(words);
          }
          Assembly.counted(
              text.length(), assembly.limits().lineCharacters(), Assembly.LINE_CHARACTERS);
        }
        default -> {}
      }
    }
    return text.toString().replace("_x000D_", "").replace("\r\n", "\n");
  }
}
