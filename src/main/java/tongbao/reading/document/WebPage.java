package tongbao.reading.document;

import static java.util.stream.Collectors.joining;

import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import tongbao.edition.Text;

/** A web page: what a browser without scripts would show, but for its looks. */
final class WebPage {

  private static final Set<String> UNSEEN =
      Set.of(
          "script",
          "style",
          "template",
          "noscript",
          "head",
          "iframe",
          "object",
          "svg",
          "math",
          "select",
          "datalist",
          "textarea",
          "button",
          "audio",
          "video",
          "canvas",
          "rp",
          "rt",
          "input",
          "img",
          "map",
          "area",
          "link",
          "meta",
          "title");
  private static final Set<String> STRUCK = Set.of("del", "s", "strike");
  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "div",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "li",
          "ul",
          "ol",
          "dl",
          "dt",
          "dd",
          "section",
          "article",
          "header",
          "footer",
          "main",
          "nav",
          "aside",
          "address",
          "blockquote",
          "center",
          "form",
          "fieldset",
          "legend",
          "figure",
          "figcaption",
          "hr",
          "pre",
          "body",
          "details",
          "summary",
          "caption",
          "option");

  /** Blocks that make a line even when there is nothing in them. */
  private static final Set<String> PARAGRAPHS = Set.of("p", "li");

  private static final Text TAGS = new Text("标签数", "the number of tags");
  private static final Text MARKUP =
      new Text("网页源码字符数", "the number of characters of the page's source");

  private final Assembly assembly;

  private WebPage(Assembly assembly) {
    this.assembly = assembly;
  }

  static void take(String html, Assembly assembly) {
    Limits limits = assembly.limits();
    Assembly.counted(html.length(), limits.markupCharacters(), MARKUP);
    int tags = (int) Math.min(Integer.MAX_VALUE, html.chars().filter(c -> c == '<').count());
    Assembly.counted(tags, limits.elements(), TAGS);
    assembly.watch().look();
    Document page =
        Parser.htmlParser()
            .setMaxDepth(limits.depth())
            .parseInput(new WatchedReader(html, assembly.watch()), "");
    assembly.watch().look();
    WebPage taker = new WebPage(assembly);
    Flow flow = taker.flow(page.body());
    flow.writeTo(assembly);
  }

  private Flow flow(Element element) {
    Paragraphs paragraphs = new Paragraphs(new Flow());
    walk(element, paragraphs, false);
    paragraphs.end();
    return paragraphs.flow;
  }

  private void walk(Element element, Paragraphs to, boolean preserve) {
    for (Node node : element.childNodes()) {
      assembly.watch().step();
      if (node instanceof TextNode text) {
        to.text(text.getWholeText(), preserve);
      } else if (node instanceof Element child && !(node instanceof Comment)) {
        element(child, to, preserve);
      }
    }
  }

  private void element(Element element, Paragraphs to, boolean preserve) {
    String name = element.normalName();
    boolean struck = STRUCK.contains(name) || style(element).contains("line-through");
    if (UNSEEN.contains(name) || struck || isHidden(element)) {
      if (struck && element.hasText()) {
        assembly.remark(struck());
      }
    } else if (name.equals("br")) {
      to.lineFeed();
    } else if (name.equals("table")) {
      to.end();
      table(element, to.flow);
    } else if (isRaised(element, name)) {
      to.raised(flow(element).text(assembly));
    } else if (BLOCKS.contains(name)) {
      to.end();
      int before = to.flow.pieces().size();
      walk(element, to, preserve || name.equals("pre"));
      to.end();
      if (PARAGRAPHS.contains(name) && to.flow.pieces().size() == before) {
        to.flow.words("");
      }
    } else {
      walk(element, to, preserve);
    }
  }

  private static boolean isHidden(Element element) {
    if (element.hasAttr("hidden")) {
      return true;
    }
    String style = style(element);
    return style.contains("display:none")
        || style.contains("visibility:hidden")
        || style.contains("mso-hide:all")
        || style.matches("(?:.*;)?font-size:0(?:px|pt|em|%)?(?:;.*)?");
  }

  /** Raised and lowered marks, and links to a note on the same page, are no digits of a figure. */
  private static boolean isRaised(Element element, String name) {
    String style = style(element);
    boolean note = name.equals("a") && element.attr("href").startsWith("#");
    return name.equals("sup")
        || name.equals("sub")
        || style.contains("vertical-align:super")
        || style.contains("vertical-align:sub")
        || (note && element.text().strip().matches("[\\[(（]?\\d{1,3}[\\])）]?"));
  }

  private static String style(Element element) {
    String style = element.attr("style");
    return style.isEmpty() ? "" : style.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
  }

  static Text struck() {
    return new Text("划掉的文字未读入。", "Text that is struck out was left out.");
  }

  private void table(Element table, Flow flow) {
    Grid grid = new Grid(assembly);
    Flow captions = new Flow();
    rows(table, grid, captions);
    flow.addAll(captions);
    flow.table(grid);
  }

  private void rows(Element part, Grid grid, Flow captions) {
    for (Element child : part.children()) {
      assembly.watch().step();
      if (isHidden(child)) {
        continue;
      }
      switch (child.normalName()) {
        case "thead", "tbody", "tfoot", "form" -> rows(child, grid, captions);
        case "caption" -> captions.addAll(flow(child));
        case "tr" -> row(child, grid);
        default -> {}
      }
    }
  }

  private void row(Element row, Grid grid) {
    grid.newRow();
    for (Element cell : row.children()) {
      boolean isCell = cell.normalName().equals("td") || cell.normalName().equals("th");
      if (isCell && !isHidden(cell)) {
        // HTML's 0 reaches down to the end of the table, as any number too large does.
        int rowSpan = span(cell.attr("rowspan"), 0);
        grid.put(
            rowSpan == 0 ? Integer.MAX_VALUE : rowSpan, span(cell.attr("colspan"), 1), flow(cell));
      }
    }
  }

  private static int span(String attribute, int least) {
    String digits = attribute.strip();
    if (!digits.matches("[0-9]{1,20}")) {
      return 1;
    }
    return Math.max(least, digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits));
  }

  /** Text gathered into paragraphs, white space as browsers show it. */
  private static final class Paragraphs {

    private final Flow flow;
    private final StringBuilder text = new StringBuilder();

    Paragraphs(Flow flow) {
      this.flow = flow;
    }

    void text(String added, boolean preserve) {
      for (int i = 0; i < added.length(); i++) {
        char c = added.charAt(i);
        if (preserve && c == '\n') {
          lineFeed();
        } else if (preserve && c == '\t') {
          text.append(c);
        } else if (c == '\u00A0') {
          text.append(' ');
        } else if (c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f') {
          space(preserve);
        } else {
          text.append(c);
        }
      }
    }

    private void space(boolean preserve) {
      boolean after = !text.isEmpty() && text.charAt(text.length() - 1) != '\n';
      if (preserve || (after && text.charAt(text.length() - 1) != ' ')) {
        text.append(' ');
      }
    }

    void lineFeed() {
      text.append('\n');
    }

    /** A raised 1 behind 22 is a note's mark: 22[1], not 221. */
    void raised(String mark) {
      if (!mark.isBlank()) {
        text.append('[').append(mark.strip()).append(']');
      }
    }

    void end() {
      String paragraph = text.toString().lines().map(String::stripTrailing).collect(joining("\n"));
      text.setLength(0);
      if (!paragraph.isBlank()) {
        flow.words(paragraph);
      }
    }
  }
}
