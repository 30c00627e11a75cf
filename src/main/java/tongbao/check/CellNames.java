package tongbao.check;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;
import tongbao.edition.Cell;
import tongbao.edition.Edition;

/** Finds what a misspelt cell was meant to be. */
public final class CellNames {

  private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

  /** Longer names are no misspelling, and comparing them would cost their length times ours. */
  private static final int LONGEST = 80;

  /** The share of a name that may be wrong before it resembles nothing. */
  private static final double FARTHEST = 0.5;

  /** A code's last word alone says less than the whole code. */
  private static final double LAST_WORD_ALONE = 0.1;

  private static final Pattern ORDINAL = Pattern.compile("^(其中:?)?([(]?[0-9一二三四五六七八九十]+[).、]*)*");

  private CellNames() {}

  /**
   * The cell a name resembles most; a printed number or a label names its cell too. Empty where
   * nothing is near enough to be worth naming.
   */
  public static Optional<String> nearest(Edition edition, String name) {
    String wanted = plain(name.substring(0, Math.min(name.length(), LONGEST)));
    for (Cell cell : edition.cells()) {
      if (wanted.equals(cell.row().number())) {
        return Optional.of(cell.code().value());
      }
    }
    return edition.cells().stream()
        .min(Comparator.comparingDouble(cell -> distance(cell, wanted)))
        .filter(cell -> distance(cell, wanted) < FARTHEST)
        .map(cell -> cell.code().value());
  }

  private static double distance(Cell cell, String wanted) {
    String code = cell.code().value();
    double byCode = share(code, wanted);
    double byLastWord = LAST_WORD_ALONE + share(lastWord(code), lastWord(wanted));
    double byLabel = share(withoutOrdinal(plain(cell.label())), withoutOrdinal(wanted));
    return Math.min(byCode, Math.min(byLastWord, byLabel));
  }

  /** How much of the longer of two texts differs. */
  private static double share(String one, String other) {
    int longer = Math.max(one.length(), other.length());
    return longer == 0 ? 1 : (double) DISTANCE.apply(one, other) / longer;
  }

  private static String lastWord(String code) {
    return code.substring(code.lastIndexOf('.') + 1);
  }

  private static String withoutOrdinal(String label) {
    return ORDINAL.matcher(label).replaceFirst("");
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }
}
