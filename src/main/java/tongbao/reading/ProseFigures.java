package tongbao.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tongbao.check.Comparison;
import tongbao.check.Finding;
import tongbao.check.Pointer;
import tongbao.check.Severity;
import tongbao.edition.Cell;
import tongbao.edition.CellCode;
import tongbao.edition.Edition;
import tongbao.edition.Text;
import tongbao.reading.ProsePhrase.Topic;
import tongbao.reading.ProseText.Passage;
import tongbao.reading.ProseText.Sentence;
import tongbao.sheet.Sheet;

/**
 * The figures a report's running text states, held against its table. What is said in words that
 * could mean something else is passed over: a difference is reported only where the text surely
 * speaks of the cell. Differences are asked about, never refused: text and table often differ in
 * scope, and 受理 is used for new requests and for new ones with those carried in.
 */
public final class ProseFigures {

  /** The rule of a finding: the edition, this, and the cell or the row whose cells are added. */
  private static final String PART = ".prose.";

  private static final Pattern DISPUTES = Pattern.compile("行政复议|行政诉讼|未经复议直接起诉|复议后起诉");
  private static final Pattern ABOUT_REQUESTS = Pattern.compile("信息公开申请|依申请公开|公开申请|信息公开的申请");
  private static final Pattern ABOUT_DISCLOSURE = Pattern.compile("政府信息|信息公开|政务公开");
  private static final Pattern YEAR = Pattern.compile("(20[0-9]{2})年");
  private static final Pattern ANOTHER_TIME = Pattern.compile("上年|去年|上一年|同期|往年|历年|以来|年均|半年|季度");
  private static final Pattern SOME_BODIES =
      Pattern.compile("其中|本级|乡镇|街道|各县|县区|各区|部门受理|部门收到|分别" + "|网络|网上|在线|信函|邮寄|当面|传真|现场|窗口|平台");
  private static final Pattern JOINED = Pattern.compile("[、和及与或]?");

  /**
   * A figure stated in the text.
   *
   * @param name the cell, or the row whose cells are added
   * @param cells what it was held against
   * @param stated the number in the text
   * @param table the number in the table
   * @param phrase the words
   * @param place the line they stand in
   */
  public record Stated(
      String name,
      List<CellCode> cells,
      BigDecimal stated,
      BigDecimal table,
      String phrase,
      Place place) {}

  /**
   * What the text says of fees for handling requests.
   *
   * @param amount in 元; {@code null} where the sentence names none
   * @param sentence fit as the explanation that the form asks for where a fee was not paid
   */
  public record Fees(@Nullable BigDecimal amount, String sentence, Place place) {}

  /**
   * What came of it.
   *
   * @param agreeing the figures that agree with the table
   * @param findings one for each cell or row whose figures do not, of severity verify
   * @param fees what is said of fees, if anything
   */
  public record Result(List<Stated> agreeing, List<Finding> findings, Optional<Fees> fees) {}

  /** A figure and whether it agrees. */
  private record Compared(Stated figure, boolean agrees) {}

  private final Sheet sheet;
  private final @Nullable Integer year;
  private final Map<String, List<Compared>> compared = new LinkedHashMap<>();

  private ProseFigures(Sheet sheet, @Nullable Integer year) {
    this.sheet = sheet;
    this.year = year;
  }

  /**
   * Holds a report's text against its table.
   *
   * @param lines the text without the table, in reading order
   * @param year the reporting year; without it text that names several years is passed over
   */
  public static Result compare(List<Block.Line> lines, Sheet sheet, @Nullable Integer year) {
    return new ProseFigures(sheet, year).compare(ProseText.sentences(lines));
  }

  private Result compare(List<Sentence> sentences) {
    Fees fees = null;
    for (Sentence sentence : sentences) {
      requests(sentence);
      disputes(sentence);
      Fees said = fees(sentence);
      if (said != null && (fees == null || fees.amount() == null)) {
        fees = said;
      }
    }
    List<Stated> agreeing = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (List<Compared> ofOne : compared.values()) {
      List<Stated> right = ofOne.stream().filter(Compared::agrees).map(Compared::figure).toList();
      agreeing.addAll(right);
      // Where one figure agrees the others speak of some of the bodies, or of something else.
      if (right.isEmpty()) {
        findings.add(finding(ofOne.get(0).figure()));
      }
    }
    return new Result(List.copyOf(agreeing), List.copyOf(findings), Optional.ofNullable(fees));
  }

  private void requests(Sentence sentence) {
    String context = sentence.before() + sentence.plain().text();
    boolean aboutRequests = ABOUT_REQUESTS.matcher(context).find();
    boolean dispute = DISPUTES.matcher(sentence.plain().text()).find();
    for (ProsePhrase phrase : ProsePhrase.ALL) {
      boolean asked =
          switch (phrase.topic()) {
            case REQUESTS, CARRIED -> aboutRequests && !dispute;
            case DISCLOSURE -> true;
            default -> false;
          };
      if (!asked) {
        continue;
      }
      find(phrase, sentence.plain(), "", sentence);
      if (phrase.topic() == Topic.CARRIED) {
        sentence.asides().forEach(aside -> find(phrase, aside, "", sentence));
      }
    }
  }

  /** Each kind of case governs the words behind it, up to the next kind. */
  private void disputes(Sentence sentence) {
    Passage plain = sentence.plain();
    if (!ABOUT_DISCLOSURE.matcher(sentence.before() + plain.text()).find()) {
      return;
    }
    Matcher kinds = DISPUTES.matcher(plain.text());
    int end = -1;
    while (kinds.find()) {
      boolean joined =
          end >= 0 && JOINED.matcher(plain.text().substring(end, kinds.start())).matches();
      end = kinds.end();
      Matcher following = DISPUTES.matcher(plain.text());
      int next = following.find(end) ? following.start() : plain.text().length();
      if (joined && topic(kinds.group()) != Topic.DIRECT) {
        continue;
      }
      Passage governed = plain.part(end, next);
      for (ProsePhrase phrase : ProsePhrase.ALL) {
        if (phrase.topic() == topic(kinds.group())) {
          find(phrase, governed, kinds.group(), sentence);
        }
      }
    }
  }

  private static Topic topic(String kind) {
    return switch (kind) {
      case "行政复议" -> Topic.RECONSIDERATION;
      case "行政诉讼" -> Topic.LITIGATION;
      case "未经复议直接起诉" -> Topic.DIRECT;
      default -> Topic.AFTER_RECONSIDERATION;
    };
  }

  private void find(ProsePhrase phrase, Passage piece, String kind, Sentence sentence) {
    Matcher matcher = phrase.pattern().matcher(piece.text());
    while (matcher.find()) {
      String before = piece.text().substring(0, matcher.start());
      if (ofThisYear(phrase, sentence, before, matcher.group())
          && !(phrase.whole() && SOME_BODIES.matcher(before).find())) {
        compare(phrase, matcher, kind + matcher.group(), piece.placeOf(matcher.start()));
      }
    }
  }

  private boolean ofThisYear(ProsePhrase phrase, Sentence sentence, String before, String matched) {
    String clause = before.substring(1 + lastOf(before, ",、;:"));
    if (phrase.topic() != Topic.CARRIED && ANOTHER_TIME.matcher(clause).find()) {
      return phrase.topic() == Topic.DISCLOSURE && !clause.contains("年均");
    }
    List<String> years = years(sentence.before() + before + matched);
    if (year == null) {
      return years.stream().distinct().count() <= 1;
    }
    return years.isEmpty() || years.get(years.size() - 1).equals(String.valueOf(year));
  }

  private static List<String> years(String text) {
    return YEAR.matcher(text).results().map(result -> result.group(1)).toList();
  }

  private static int lastOf(String text, String any) {
    int last = -1;
    for (int i = 0; i < any.length(); i++) {
      last = Math.max(last, text.lastIndexOf(any.charAt(i)));
    }
    return last;
  }

  private void compare(ProsePhrase phrase, Matcher matcher, String words, Place place) {
    Edition edition = sheet.edition();
    BigDecimal stated = number(matcher);
    BigDecimal step = step(matcher);
    Stated first = null;
    for (List<String> meaning : phrase.meanings()) {
      BigDecimal table = sum(edition, meaning);
      if (table == null) {
        continue;
      }
      List<CellCode> cells =
          meaning.stream().map(code -> edition.findCell(code).orElseThrow().code()).toList();
      String name = first == null ? name(edition, cells) : first.name();
      Stated figure = new Stated(name, cells, stated, table, words, place);
      if (first == null) {
        first = figure;
      }
      if (stated.subtract(table).abs().compareTo(step) < 0) {
        note(first.name(), new Compared(figure, true));
        return;
      }
    }
    if (first != null) {
      note(first.name(), new Compared(first, false));
    }
  }

  private void note(String name, Compared figure) {
    compared.computeIfAbsent(name, none -> new ArrayList<>()).add(figure);
  }

  private @Nullable BigDecimal sum(Edition edition, List<String> codes) {
    BigDecimal sum = BigDecimal.ZERO;
    for (String code : codes) {
      Optional<Cell> cell = edition.findCell(code);
      BigDecimal number = cell.isEmpty() ? null : sheet.number(cell.get());
      if (number == null) {
        return null;
      }
      sum = sum.add(number);
    }
    return sum;
  }

  /** A cell's code; of cells of several rows the row above them, of one row the row. */
  private static String name(Edition edition, List<CellCode> cells) {
    if (cells.size() == 1) {
      return cells.get(0).value();
    }
    List<String> rows =
        cells.stream().map(cell -> edition.cell(cell).row().code()).distinct().toList();
    String parent = edition.cell(cells.get(0)).row().parent();
    return rows.size() == 1 || parent == null ? rows.get(0) : parent + column(edition, cells);
  }

  /** The column where all cells stand in one other than the total. */
  private static String column(Edition edition, List<CellCode> cells) {
    List<String> columns =
        cells.stream()
            .map(cell -> edition.cell(cell).column())
            .filter(column -> column != null)
            .map(column -> column.code())
            .distinct()
            .toList();
    return columns.size() == 1 && !columns.get(0).equals("total") ? "@" + columns.get(0) : "";
  }

  private static BigDecimal number(Matcher matcher) {
    BigDecimal number = new BigDecimal(matcher.group("n").replace(",", ""));
    return matcher.group("w") == null ? number : number.movePointRight(4);
  }

  /** How far the number in the table may be off: 3.5万 stands for 34,501 to 35,499. */
  private static BigDecimal step(Matcher matcher) {
    if (matcher.group("w") == null) {
      return BigDecimal.ONE;
    }
    String digits = matcher.group("n");
    int point = digits.indexOf('.');
    int places = point < 0 ? 0 : digits.length() - point - 1;
    return BigDecimal.valueOf(5000).movePointLeft(places).add(BigDecimal.ONE);
  }

  private static @Nullable Fees fees(Sentence sentence) {
    Passage whole = sentence.whole();
    int at = whole.text().indexOf("信息处理费");
    if (at < 0) {
      return null;
    }
    Matcher amount = ProsePhrase.FEE.matcher(sentence.plain().text());
    return new Fees(amount.find() ? number(amount) : null, whole.text(), whole.placeOf(at));
  }

  private Finding finding(Stated figure) {
    Text where = place(figure.place());
    Text message =
        Text.of(
            "报告正文（{}）写“{}”，与表中的 {} 不一致（{}）。请核对；口径不同的，请说明。",
            "The report's text ({}) says \"{}\", the table {} ({}). Check which is right, or explain"
                + " what each of them counts.",
            where,
            figure.phrase(),
            figure.table(),
            named(figure));
    return new Finding(
        sheet.edition().id() + PART + figure.name(),
        Severity.VERIFY,
        figure.cells(),
        Pointer.toCell(figure.cells().get(0)),
        Comparison.EQUAL,
        figure.table(),
        figure.stated(),
        null,
        message,
        null);
  }

  private Text named(Stated figure) {
    return figure.cells().size() == 1
        ? sheet.edition().cell(figure.cells().get(0)).name()
        : Text.of(
            "{}之和",
            "the sum of {}",
            figure.cells().stream().map(CellCode::value).collect(Collectors.joining(", ")));
  }

  private static Text place(Place place) {
    Integer line = place.line();
    if (line == null) {
      return new Text("表外文字", "outside the table");
    }
    Integer page = place.page();
    return page == null
        ? Text.of("第{}行", "line {}", line)
        : Text.of("第{}页第{}行", "page {}, line {}", page, line);
  }
}
