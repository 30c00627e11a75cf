package tongbao.reading;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Words by which reports state a number of the table.
 *
 * @param topic what the sentence must be about
 * @param pattern finds the number as the group {@code n}, and {@code w} where it is in ten
 *     thousands
 * @param whole whether it speaks of the whole return only: not behind 其中, not of some of its bodies
 * @param meanings the sums of cells it may stand for; of these those count whose cells the form has
 */
record ProsePhrase(Topic topic, Pattern pattern, boolean whole, List<List<String>> meanings) {

  /** What a sentence is about. */
  enum Topic {
    DISCLOSURE,
    REQUESTS,
    CARRIED,
    RECONSIDERATION,
    LITIGATION,
    DIRECT,
    AFTER_RECONSIDERATION
  }

  /** A number that is not rounded (近百件, 三百余件) and no piece of a longer one. */
  private static final String NUMBER =
      "(?<![0-9.,近约超逾足过])(?<n>[0-9]{1,3}(?:,[0-9]{3}){1,5}|[0-9]{1,15}(?:\\.[0-9]{1,6}(?=万))?)(?<w>万)?";

  private static final String CASES = NUMBER + "(?:件|宗|起)";

  /** Between a word and its number: nothing that could give the number another meaning. */
  private static final String GAP =
      "(?:申请|案件|答复|情形|情况|数量|总数|件数|合计|共计|总计|共有|分别|数|案|的|共|计|为|有|:|\"|“|”){0,4}";

  private static final String RECEIVED =
      "(?:收到|受理|收办|接收|收悉)(?:和处理|并受理|各类|的|了|公民|、|法人|和|或|及|其他|组织|提出|提交|向"
          + "|政府信息|信息|政务|依申请|主动|公开){0,12}(?:申请|案件)"
          + GAP;

  private static final List<String> COLUMNS =
      List.of("business", "research", "public-benefit", "legal-services", "other");

  /** All of them. */
  static final List<ProsePhrase> ALL =
      List.of(
          whole(
              "(?<!新)" + RECEIVED + CASES,
              List.of(
                  List.of("requests.new@total"),
                  List.of("requests.new@total", "requests.carried-in@total"),
                  List.of("requests.received"))),
          whole(
              "(?:新收到?|新受理)(?:的|政府信息|信息|依申请|公开){0,5}(?:申请|案件)?" + GAP + CASES,
              List.of(List.of("requests.new@total"), List.of("requests.received"))),
          whole(
              "(?<![不未])(?:答复|办结|办理完毕)(?:了|政府信息|信息|依申请|公开){0,5}" + GAP + CASES,
              List.of(
                  List.of("requests.total@total"),
                  List.of("requests.completed"),
                  List.of("requests.answered"))),
          carried("上一?年度?结转(?:的|政府信息|信息|依申请|公开){0,5}" + GAP + CASES, "requests.carried-in@total"),
          carried(
              "(?:结转|顺延|转|延)(?:到|至|入)?(?:下一?年度?|次年)(?:继续)?(?:办理|答复|处理)?" + GAP + CASES,
              "requests.carried-out@total"),
          carried(
              CASES + "(?:申请)?(?:结转|顺延|转|延)(?:到|至|入)?(?:下一?年度?|次年)", "requests.carried-out@total"),
          applicants("自然人(?:提出|提交|申请|的)*", "natural-person"),
          legalPersons(),
          outcome("(?<!不)予以公开", "requests.granted@total"),
          outcome("部分公开", "requests.partly-granted@total"),
          outcome(
              "不予公开",
              "requests.refused.state-secret@total",
              "requests.refused.banned-by-law@total",
              "requests.refused.public-safety@total",
              "requests.refused.third-party-rights@total",
              "requests.refused.internal@total",
              "requests.refused.process@total",
              "requests.refused.case-file@total",
              "requests.refused.query@total"),
          outcome(
              "无法提供",
              "requests.unavailable.not-held@total",
              "requests.unavailable.must-create@total",
              "requests.unavailable.unclear@total"),
          outcome(
              "不予处理",
              "requests.not-processed.petition@total",
              "requests.not-processed.repeat@total",
              "requests.not-processed.publication@total",
              "requests.not-processed.excessive@total",
              "requests.not-processed.reconfirm@total"),
          new ProsePhrase(
              Topic.REQUESTS,
              Pattern.compile("其他处理" + GAP + CASES),
              false,
              List.of(
                  List.of(
                      "requests.other.no-supplement@total",
                      "requests.other.no-payment@total",
                      "requests.other.other@total"),
                  List.of("requests.other@total"))),
          new ProsePhrase(
              Topic.DISCLOSURE,
              Pattern.compile(
                  "主动公开(?:各类|的)?(?:政府|政务)?信息(?:累计|共计|总计|总数|数量|共|计|数|达|为|:){0,3}" + NUMBER + "条"),
              true,
              List.of(List.of("disclosure.items"))),
          dispute(Topic.RECONSIDERATION, total(), "reconsideration@total", "reconsideration"),
          dispute(Topic.LITIGATION, total(), "litigation.*@total", "litigation"),
          dispute(Topic.DIRECT, total(), "litigation.direct@total", ""),
          dispute(
              Topic.AFTER_RECONSIDERATION, total(), "litigation.after-reconsideration@total", ""),
          decided(Topic.RECONSIDERATION, "维持", "upheld"),
          decided(Topic.RECONSIDERATION, "(?:纠正|纠错)", "corrected"),
          decided(Topic.RECONSIDERATION, "其他(?:结果|情形)", "other"),
          decided(Topic.RECONSIDERATION, "(?:尚未|未)审结", "pending"),
          decided(Topic.LITIGATION, "维持", "upheld"),
          decided(Topic.LITIGATION, "(?:纠正|纠错)", "corrected"),
          decided(Topic.LITIGATION, "其他(?:结果|情形)", "other"),
          decided(Topic.LITIGATION, "(?:尚未|未)审结", "pending"),
          decided(Topic.DIRECT, "维持", "upheld"),
          decided(Topic.DIRECT, "(?:纠正|纠错)", "corrected"),
          decided(Topic.DIRECT, "其他结果", "other"),
          decided(Topic.DIRECT, "(?:尚未|未)审结", "pending"),
          decided(Topic.AFTER_RECONSIDERATION, "维持", "upheld"),
          decided(Topic.AFTER_RECONSIDERATION, "(?:纠正|纠错)", "corrected"),
          decided(Topic.AFTER_RECONSIDERATION, "其他结果", "other"),
          decided(Topic.AFTER_RECONSIDERATION, "(?:尚未|未)审结", "pending"));

  /** Money taken for handling requests. */
  static final Pattern FEE = Pattern.compile("信息处理费(?:共计|合计|总计|共|计|为|:){0,2}" + NUMBER + "元");

  private static ProsePhrase whole(String words, List<List<String>> meanings) {
    return new ProsePhrase(Topic.REQUESTS, Pattern.compile(words), true, meanings);
  }

  private static ProsePhrase carried(String words, String cell) {
    return new ProsePhrase(Topic.CARRIED, Pattern.compile(words), false, List.of(List.of(cell)));
  }

  private static ProsePhrase outcome(String words, String... cells) {
    return new ProsePhrase(
        Topic.REQUESTS, Pattern.compile(words + GAP + CASES), false, List.of(List.of(cells)));
  }

  private static ProsePhrase applicants(String words, String column) {
    String asked = "requests.new@" + column;
    return new ProsePhrase(
        Topic.REQUESTS,
        Pattern.compile(words + GAP + CASES),
        false,
        List.of(List.of(asked), List.of(asked, "requests.carried-in@" + column)));
  }

  private static ProsePhrase legalPersons() {
    List<String> asked = COLUMNS.stream().map(column -> "requests.new@" + column).toList();
    List<String> all =
        COLUMNS.stream()
            .flatMap(
                column ->
                    List.of("requests.new@" + column, "requests.carried-in@" + column).stream())
            .toList();
    return new ProsePhrase(
        Topic.REQUESTS,
        Pattern.compile("(?<![、和及与或])法人(?:或者?|和|及)其他组织(?:提出|提交|申请|的)*" + GAP + CASES),
        false,
        List.of(asked, all));
  }

  private static String total() {
    return "^(?:申请|案件|案|数量|总数|件数|被诉|收到|发生|引发|受理|办理|新收|合计|共计|总计|共|计|为|有|:){0,5}" + CASES;
  }

  private static ProsePhrase decided(Topic topic, String words, String column) {
    String pattern = "(?:结果)?" + words + "(?:的|共|:|为|案件){0,2}" + CASES;
    return switch (topic) {
      case RECONSIDERATION ->
          dispute(topic, pattern, "reconsideration@" + column, "reconsideration." + column);
      case LITIGATION -> dispute(topic, pattern, "litigation.*@" + column, "litigation." + column);
      case DIRECT -> dispute(topic, pattern, "litigation.direct@" + column, "");
      default -> dispute(topic, pattern, "litigation.after-reconsideration@" + column, "");
    };
  }

  private static ProsePhrase dispute(Topic topic, String words, String cells, String single) {
    List<String> now =
        cells.contains("*")
            ? List.of(cells.replace("*", "direct"), cells.replace("*", "after-reconsideration"))
            : List.of(cells);
    return new ProsePhrase(
        topic,
        Pattern.compile(words),
        false,
        single.isEmpty() ? List.of(now) : List.of(now, List.of(single)));
  }
}
