import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Makes sheets of all three forms: varied, most numbers small and many 0 as bureaus report them,
 * and with sums that hold. The same unit and year give the same sheet.
 */
final class Sheets {

  private static final String[] APPLICANTS = {
    "natural-person", "business", "research", "public-benefit", "legal-services", "other"
  };
  private static final String[] OUTCOMES = {
    "granted",
    "partly-granted",
    "refused.state-secret",
    "refused.banned-by-law",
    "refused.public-safety",
    "refused.third-party-rights",
    "refused.internal",
    "refused.process",
    "refused.case-file",
    "refused.query",
    "unavailable.not-held",
    "unavailable.must-create",
    "unavailable.unclear",
    "not-processed.petition",
    "not-processed.repeat",
    "not-processed.publication",
    "not-processed.excessive",
    "not-processed.reconfirm"
  };
  private static final String[] OTHER_2019 = {"other"};
  private static final String[] OTHER_2021 = {
    "other.no-supplement", "other.no-payment", "other.other"
  };
  private static final String[] DISPUTES = {
    "reconsideration", "litigation.direct", "litigation.after-reconsideration"
  };

  private final SplittableRandom random;
  private final Map<String, Object> cells = new LinkedHashMap<>();

  private Sheets(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** A filing as a body of POST /filings, on one line. */
  static String filing(String unit, int year) {
    return "{\"unit\":\"%s\",\"year\":%d,\"values\":{%s},%s}"
        .formatted(unit, year, values(unit, year), signOff(year));
  }

  /** The numbers of a filing, by cell, as members of a JSON object. */
  static String values(String unit, int year) {
    return of(unit, year).entrySet().stream()
        .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
        .collect(Collectors.joining(","));
  }

  static int numbers(int year) {
    return of("any", year).size();
  }

  private static Map<String, Object> of(String unit, int year) {
    Sheets sheet = new Sheets(unit.hashCode() * 31L + year);
    if (year <= 2018) {
      sheet.fill2014();
    } else if (year <= 2020) {
      sheet.fill2019();
    } else {
      sheet.fill2021();
    }
    return sheet.cells;
  }

  private static String signOff(int year) {
    return ("\"signOff\":{\"head\":\"高原\",\"reviewer\":\"高国旺\",\"preparer\":\"高军\","
            + "\"phone\":\"2852952\",\"date\":\"%d-01-15\"}")
        .formatted(year + 1);
  }

  /** Mostly small, seldom up to the given number. */
  private int some(int most) {
    double portion = random.nextDouble();
    return (int) (most * portion * portion * portion);
  }

  /** 0 more often than not. */
  private int few(int most) {
    return random.nextInt(3) == 0 ? some(most + 1) : 0;
  }

  private int put(String cell, int value) {
    cells.put(cell, value);
    return value;
  }

  /** Fills the parts by chance and their total by what they add up to. */
  private int sum(String total, int most, String... parts) {
    int sum = 0;
    for (String part : parts) {
      sum += put(total + "." + part, few(most));
    }
    return put(total, sum);
  }

  private void amount(String cell, int most) {
    cells.put(cell, BigDecimal.valueOf(some(most * 100), 2));
  }

  private void fill2014() {
    int items = put("disclosure.items", 20 + some(3_000));
    int normative = put("disclosure.items.normative-documents", few(20));
    put("disclosure.normative-documents-issued", normative + few(5));
    put("disclosure.channels.gazette", few(items));
    put("disclosure.channels.website", items);
    put("disclosure.channels.weibo", few(items));
    put("disclosure.channels.wechat", few(items));
    put("disclosure.channels.other", few(items));
    int conferences = put("responses.channels.press-conferences", few(12));
    put("responses.channels.press-conferences.by-head", conferences / 2);
    int interviews = put("responses.channels.online-interviews", few(8));
    put("responses.channels.online-interviews.by-head", interviews / 2);
    put("responses.channels.policy-interpretations", few(40));
    put("responses.channels.social-media", few(60));
    put("responses.channels.other", few(20));
    put("responses.topics", conferences + interviews);
    int received = sum("requests.received", 60, "in-person", "fax", "online", "letter");
    int extended = received / 10;
    put("requests.completed.on-time", received - extended);
    put("requests.completed.extended", extended);
    put("requests.completed", received);
    answers(received);
    dispute("reconsideration");
    dispute("litigation");
    put("complaints", received == 0 ? 0 : few(5));
    put("request-fees", 0);
    put("organisation.offices", 1);
    put("organisation.reading-points", few(6));
    int fullTime = put("organisation.staff.full-time", 1 + few(4));
    put("organisation.staff", fullTime + put("organisation.staff.part-time", few(8)));
    amount("organisation.budget", 30);
    put("training.meetings", few(6));
    put("training.courses", few(6));
    put("training.participants", 10 + some(300));
  }

  private void answers(int received) {
    int refused = received / 8;
    String refusals = "requests.answered.refused";
    for (String reason :
        new String[] {
          "trade-secret",
          "privacy",
          "public-safety",
          "not-government-information",
          "other-statutory"
        }) {
      put(refusals + "." + reason, 0);
    }
    put(refusals + ".state-secret", refused);
    put(refusals, refused);
    int elsewhere = received / 5;
    for (String none : new String[] {"not-existing", "asked-to-amend", "other-procedure"}) {
      put("requests.answered." + none, 0);
    }
    put("requests.answered.already-public", received / 4);
    put("requests.answered.partly-granted", received / 9);
    put("requests.answered.other-body", elsewhere);
    put("requests.answered.granted", received - refused - elsewhere - received / 4 - received / 9);
    put("requests.answered", received);
  }

  private void dispute(String what) {
    sum(what, 4, "upheld", "corrected", "other");
  }

  private void fill2019() {
    rowOf("disclosure.rules", 0, "made", "published", "published-total");
    int published = put("disclosure.normative-documents@published", few(20));
    put("disclosure.normative-documents@made", published);
    put("disclosure.normative-documents@published-total", published + some(120));
    for (String row : new String[] {"licences", "other-services", "penalties", "coercion"}) {
      rowOf("disclosure." + row, 200, "items-before", "items-change");
      put("disclosure." + row + "@decisions", some(4_000));
    }
    rowOf("disclosure.charges", 12, "items-before", "items-change");
    put("disclosure.procurement@projects", few(60));
    amount("disclosure.procurement@amount", 5_000);
    requests(OTHER_2019);
    disputes();
  }

  private void fill2021() {
    rowOf("disclosure.rules", 0, "issued", "repealed", "in-force");
    int issued = put("disclosure.normative-documents@issued", few(20));
    put("disclosure.normative-documents@repealed", few(6));
    put("disclosure.normative-documents@in-force", issued + some(120));
    put("disclosure.licences@decisions", some(30_000));
    put("disclosure.penalties@decisions", some(4_000));
    put("disclosure.coercion@decisions", few(400));
    amount("disclosure.charges@amount", 9_000);
    requests(OTHER_2021);
    disputes();
  }

  private void rowOf(String row, int most, String... columns) {
    for (String column : columns) {
      put(row + "@" + column, most == 0 ? 0 : few(most));
    }
  }

  /**
   * New and carried in is what was answered and what is carried out, for each kind of applicant.
   */
  private void requests(String[] other) {
    Map<String, Integer> totals = new LinkedHashMap<>();
    for (int i = 0; i < APPLICANTS.length; i++) {
      String applicant = APPLICANTS[i];
      int most = i == 0 ? 40 : 2;
      int answered = 0;
      for (String[] rows : new String[][] {OUTCOMES, other}) {
        for (String row : rows) {
          answered += request(totals, row, applicant, few(most));
        }
      }
      int out = few(most);
      int in = Math.min(few(most), answered + out);
      request(totals, "total", applicant, answered);
      request(totals, "carried-out", applicant, out);
      request(totals, "carried-in", applicant, in);
      request(totals, "new", applicant, answered + out - in);
    }
    totals.forEach((row, total) -> put("requests." + row + "@total", total));
  }

  private int request(Map<String, Integer> totals, String row, String applicant, int value) {
    totals.merge(row, value, Integer::sum);
    return put("requests." + row + "@" + applicant, value);
  }

  private void disputes() {
    for (String row : DISPUTES) {
      int sum = 0;
      for (String outcome : new String[] {"upheld", "corrected", "other", "pending"}) {
        sum += put(row + "@" + outcome, few(3));
      }
      put(row + "@total", sum);
    }
  }
}
