package tongbao.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tongbao.check.Finding;
import tongbao.edition.CellCode;
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

  private final ProseTable table;
  private final @Nullable Integer year;
  private final Map<String, List<Compared>> compared = new LinkedHashMap<>();

  private ProseFigures(Sheet sheet, @Nullable Integer year) {
    this.table = new ProseTable(sheet);
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
        findings.add(table.finding(ofOne.get(0).figure()));
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
    BigDecimal stated = number(matcher);
    BigDecimal step = step(matcher);
    Stated first = null;
    for (List<String> meaning : phrase.meanings()) {
      BigDecimal inTable = table.sum(meaning);
      if (inTable == null) {
        continue;
      }
      List<CellCode> cells = table.cells(meaning);
      String name = first == null ? table.name(cells) : first.name();
      Stated figure = new Stated(name, cells, stated, inTable, words, place);
      if (first == null) {
        first = figure;
      }
      if (stated.subtract(inTable).abs().compareTo(step) < 0) {
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
}
