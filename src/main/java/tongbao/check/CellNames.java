package tongbao.check;

import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;
import tongbao.edition.Cell;
import tongbao.edition.Edition;

/** Finds what a misspelt cell was meant to be. */
public final class CellNames {

  private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

  /** Longer names are no misspelling, and comparing them would cost their length times ours. */
  private static final int LONGEST = 80;

  private CellNames() {}

  /** The cell code that resembles a name most; a printed number or a label names its cell too. */
  public static String nearest(Edition edition, String name) {
    String wanted =
        name.substring(0, Math.min(name.length(), LONGEST)).strip().toLowerCase(Locale.ROOT);
    for (Cell cell : edition.cells()) {
      if (wanted.equals(cell.row().number()) || wanted.equals(cell.label())) {
        return cell.code().value();
      }
    }
    return edition.cells().stream()
        .map(cell -> cell.code().value())
        .min(Comparator.comparingInt(code -> DISTANCE.apply(code, wanted)))
        .orElseThrow();
  }
}
