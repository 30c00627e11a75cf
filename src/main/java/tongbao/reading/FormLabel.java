package tongbao.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tongbao.edition.Indicator;

/**
 * A row's label as it is looked for in a text.
 *
 * @param row the row
 * @param numbering the numeral printed before the label, without brackets and points, or 其中; empty
 *     where there is neither
 * @param wordings the label's words, the form's own first
 * @param gloss the words in brackets behind them; empty where there are none
 */
record FormLabel(Indicator row, String numbering, List<String> wordings, String gloss) {

  private static final Pattern NUMBERING =
      Pattern.compile("\\(?([一二三四五六七八九十]{1,3}|\\d{1,2})(?:[、.]|\\)[、.]?)");

  private static final String OF_WHICH = "其中";

  private static final Pattern GLOSS = Pattern.compile("\\([^()]*\\)");

  static FormLabel of(Indicator row) {
    String plain = Written.plain(row.label()).strip();
    Matcher numbering = NUMBERING.matcher(plain);
    String number = "";
    if (plain.startsWith(OF_WHICH + ":")) {
      number = OF_WHICH;
    } else if (numbering.lookingAt()) {
      number = numbering.group(1);
      plain = plain.substring(numbering.end());
    }
    List<String> wordings = new ArrayList<>();
    wordings.add(words(plain));
    row.variants().forEach(variant -> wordings.add(words(Written.plain(variant))));
    Matcher gloss = GLOSS.matcher(plain);
    return new FormLabel(
        row, number, List.copyOf(wordings), gloss.find() ? Written.words(gloss.group()) : "");
  }

  /** A label without 其中, glosses in brackets and everything that is no word. */
  private static String words(String plain) {
    String open = plain.startsWith(OF_WHICH + ":") ? plain.substring(3) : plain;
    return Written.words(GLOSS.matcher(open).replaceAll(""));
  }

  /** The form's own wording. */
  String wording() {
    return wordings.get(0);
  }

  /** Whether the numeral is written in digits, which can run into a number before it. */
  boolean digits() {
    return !numbering.isEmpty() && Character.isDigit(numbering.charAt(0));
  }
}
