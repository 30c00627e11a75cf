package tongbao.check;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;
import tongbao.edition.Cell;
import tongbao.edition.Edition;

/** Finds what a misspelt cell was meant to be. */
public final class CellNames {

  /** Longer names are no misspelling, and comparing them would cost their length times ours. */
  private static final int LONGEST = 80;

  /** The share of a name that may be wrong before it resembles nothing. */
  private static final double FARTHEST = 0.5;

  /** A code's last word alone says less than the whole code. */
  private static final double LAST_WORD_ALONE = 0.1;

  private static final Pattern ORDINAL = Pattern.compile("^(其中:?)?([(]?[0-9一二三四五六七八九十]+[).、]*)*");

  /** A form never changes, and there are only so many. */
  private static final Map<Edition, List<Names>> BY_EDITION = new ConcurrentHashMap<>();

  /** What a cell may be called. */
  private record Names(String code, String lastWord, String label) {}

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
    String label = withoutOrdinal(wanted);
    double least = FARTHEST;
    Names nearest = null;
    for (Names names : BY_EDITION.computeIfAbsent(edition, CellNames::names)) {
      double distance = share(names.code(), wanted, least);
      distance = Math.min(distance, share(names.label(), label, distance));
      double byLastWord =
          share(names.lastWord(), lastWord(wanted), distance - LAST_WORD_ALONE) + LAST_WORD_ALONE;
      distance = Math.min(distance, byLastWord);
      if (distance < least) {
        least = distance;
        nearest = names;
      }
    }
    return Optional.ofNullable(nearest).map(Names::code);
  }

  private static List<Names> names(Edition edition) {
    return edition.cells().stream()
        .map(
            cell ->
                new Names(
                    cell.code().value(),
                    lastWord(cell.code().value()),
                    withoutOrdinal(plain(cell.label()))))
        .toList();
  }

  /**
   * How much of the longer of two texts differs.
   *
   * @param least what it has to stay below to be of interest; where it cannot, 1 is answered
   */
  private static double share(String one, String other, double least) {
    int longer = Math.max(one.length(), other.length());
    int most = (int) Math.ceil(least * longer);
    // So much differs at least; for most names it is known at once.
    if (longer == 0 || most <= Math.abs(one.length() - other.length())) {
      return 1;
    }
    int distance = new LevenshteinDistance(most).apply(one, other);
    return distance < 0 ? 1 : (double) distance / longer;
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
