package tongbao.reading.document;

import static tongbao.reading.document.UnreadableDocumentException.Reason.CORRUPT;
import static tongbao.reading.document.UnreadableDocumentException.Reason.MACROS;
import static tongbao.reading.document.UnreadableDocumentException.Reason.NO_TEXT;
import static tongbao.reading.document.UnreadableDocumentException.Reason.OLD_FORMAT;
import static tongbao.reading.document.UnreadableDocumentException.Reason.PROTECTED;
import static tongbao.reading.document.UnreadableDocumentException.Reason.TOO_LARGE;
import static tongbao.reading.document.UnreadableDocumentException.Reason.TOO_SLOW;
import static tongbao.reading.document.UnreadableDocumentException.Reason.UNDECODABLE;
import static tongbao.reading.document.UnreadableDocumentException.Reason.UNSUPPORTED_TYPE;
import static tongbao.reading.document.UnreadableDocumentException.Reason.WRONG_TYPE;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import tongbao.edition.Text;

/** The words of the refusals. */
final class Unreadable {

  private Unreadable() {}

  static UnreadableDocumentException unsupported(String declared) {
    String taken =
        Stream.of(DocumentKind.values())
            .map(DocumentKind::mediaType)
            .collect(Collectors.joining(", "));
    return new UnreadableDocumentException(
        UNSUPPORTED_TYPE,
        Text.of(
            "不读取“{}”类型的文件。请用 Content-Type 说明文件类型，可以是：{}。",
            "Documents of the type \"{}\" are not read. Declare one of these as Content-Type: {}.",
            shortened(declared),
            taken));
  }

  static UnreadableDocumentException lie(DocumentKind declared, Text seeming) {
    return new UnreadableDocumentException(
        WRONG_TYPE,
        Text.of(
            "Content-Type 说这是{}，内容看起来却是{}。请按内容申报类型，或换成正确的文件。",
            "Content-Type says this is {}, but its content seems to be {}. Declare what it is, or"
                + " send the right file.",
            declared.label(),
            seeming));
  }

  static UnreadableDocumentException oldOffice() {
    return new UnreadableDocumentException(
        OLD_FORMAT,
        new Text(
            "这是旧格式的 Office 文件（.doc、.xls、.wps 或 .et）。请打开后另存为 .docx 或 .xlsx 再提交。",
            "This is an Office file of the old format (.doc, .xls, .wps or .et). Open it, save it"
                + " as .docx or .xlsx, and send that."));
  }

  static UnreadableDocumentException otherFormat(Text seeming, String wayOut) {
    return new UnreadableDocumentException(
        OLD_FORMAT,
        Text.of(
            "这个文件是{}，不能读取。请打开后另存为 {} 再提交。",
            "This file is {}, which is not read. Open it, save it as {}, and send that.",
            seeming,
            wayOut));
  }

  static UnreadableDocumentException macros() {
    return new UnreadableDocumentException(
        MACROS,
        new Text(
            "这个文件含有宏，不予读取。请另存为不含宏的 .docx 或 .xlsx 再提交。",
            "This file carries macros and is not read. Save it as .docx or .xlsx, without macros,"
                + " and send that."));
  }

  static UnreadableDocumentException locked() {
    return new UnreadableDocumentException(
        PROTECTED,
        new Text(
            "这个文件加了密码或使用限制，不能读取。请去掉保护后另存一份再提交。",
            "This file is protected by a password or by restrictions on its use. Save a copy"
                + " without protection and send that."));
  }

  static UnreadableDocumentException empty() {
    return new UnreadableDocumentException(
        NO_TEXT,
        new Text(
            "文件里没有内容。请检查是否选错了文件。",
            "There is nothing in the file. Check whether it is the right one."));
  }

  static UnreadableDocumentException scan() {
    return new UnreadableDocumentException(
        NO_TEXT,
        new Text(
            "这个 PDF 没有可读的文字，可能是扫描件。请先做文字识别（OCR），或提交原来的 .docx、.xlsx 文件。",
            "This PDF has no text that can be read; it may be a scan. Run text recognition (OCR)"
                + " first, or send the .docx or .xlsx it was made from."));
  }

  static UnreadableDocumentException undecodable(String charset, int offset) {
    return new UnreadableDocumentException(
        UNDECODABLE,
        Text.of(
            "文件不是 {} 编码的文字：第 {} 个字节起不能解码。请另存为 UTF-8，或在 Content-Type 中写明实际编码（charset=…）。",
            "The file is no text in {}: it cannot be decoded from byte {} on. Save it as UTF-8, or"
                + " declare its character set in Content-Type (charset=…).",
            charset,
            offset + 1));
  }

  static UnreadableDocumentException unknownCharset(String charset) {
    return new UnreadableDocumentException(
        UNDECODABLE,
        Text.of(
            "不认识字符编码“{}”。可以是 UTF-8、UTF-16、GB18030、GBK、GB2312 或 Big5。",
            "The character set \"{}\" is not read. It may be UTF-8, UTF-16, GB18030, GBK, GB2312 or"
                + " Big5.",
            shortened(charset)));
  }

  static UnreadableDocumentException corrupt(DocumentKind kind) {
    return new UnreadableDocumentException(
        CORRUPT,
        Text.of(
            "这个文件已损坏，不能作为{}打开。请在原来的软件中打开并重新保存，再提交。",
            "This file is damaged and does not open as {}. Open it in the program it was made with,"
                + " save it again, and send that.",
            kind.label()));
  }

  static UnreadableDocumentException doctype() {
    return new UnreadableDocumentException(
        CORRUPT,
        new Text(
            "文件里有文档类型声明（DTD），Office 软件不会写出这样的文件，不予读取。请用 Office 软件重新保存后提交。",
            "The file carries a document type declaration (DTD), which no office program writes;"
                + " it is not read. Save it again in an office program and send that."));
  }

  static UnreadableDocumentException tooLarge(Text what, long limit) {
    return new UnreadableDocumentException(
        TOO_LARGE,
        Text.of(
            "文件超出限度：{}最多 {}。请只提交含统计表的报告本身。",
            "The file is beyond the limit: {} may be {} at most. Send only the report that holds"
                + " the table.",
            what,
            limit));
  }

  static UnreadableDocumentException exhausting() {
    return new UnreadableDocumentException(
        TOO_LARGE,
        new Text(
            "文件太复杂，不能读取。请只提交含统计表的报告本身，或另存为更简单的格式（如 .docx、.csv）。",
            "The file is too complex to be read. Send only the report that holds the table, or save"
                + " it in a simpler format (such as .docx or .csv)."));
  }

  static UnreadableDocumentException tooSlow(long seconds) {
    return new UnreadableDocumentException(
        TOO_SLOW,
        Text.of(
            "读取这个文件超过了 {} 秒，已停止。请只提交含统计表的报告本身，或另存为更简单的格式（如 .docx、.csv）。",
            "Reading this file took more than {} seconds and was stopped. Send only the report that"
                + " holds the table, or save it in a simpler format (such as .docx or .csv).",
            seconds));
  }

  private static String shortened(String given) {
    return given.length() > 80 ? given.substring(0, 80) + "…" : given;
  }
}
