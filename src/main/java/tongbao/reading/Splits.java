package tongbao.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ways to read figures as a row whose last number is the sum of the others: digits that ran
 * together taken apart, or blanks put where numbers are missing.
 */
final class Splits {

  /** More ways than this help nobody. */
  private static final int MOST = 12;

  private static final int STEPS = 200_000;

  private final int length;
  private final List<String> tokens;
  private final List<List<@Nullable BigDecimal>> found = new ArrayList<>();
  private int steps;

  private Splits(List<String> tokens, int length) {
    this.tokens = tokens;
    this.length = length;
  }

  /** Rows of a length that satisfy the sum; none where there are none or too many. */
  static List<List<@Nullable BigDecimal>> of(List<String> tokens, int length) {
    if (tokens.size() > length || tokens.stream().anyMatch(t -> !t.matches("\\d{1,60}"))) {
      return List.of();
    }
    Splits splits = new Splits(tokens, length);
    splits.cut(0, 0, new ArrayList<>());
    if (splits.found.isEmpty()) {
      splits.fill(0, new ArrayList<>());
    }
    return splits.found.size() > MOST || splits.steps > STEPS ? List.of() : splits.found;
  }

  /**
   * Rows of a length with blanks between the figures as they stand, whose sum is given and right.
   */
  static List<List<@Nullable BigDecimal>> filled(List<String> tokens, int length) {
    if (tokens.size() > length || tokens.stream().anyMatch(t -> !t.matches("\\d{1,18}"))) {
      return List.of();
    }
    Splits splits = new Splits(tokens, length);
    splits.fill(0, new ArrayList<>());
    splits.found.removeIf(row -> row.get(length - 1) == null);
    return splits.found;
  }

  private boolean tired() {
    return ++steps > STEPS || found.size() > MOST;
  }

  /** Takes the digits of tokens apart, in order, until the row is full. */
  private void cut(int token, int from, List<@Nullable BigDecimal> row) {
    if (tired() || row.size() + (tokens.size() - token) > length) {
      return;
    }
    if (token == tokens.size()) {
      keep(row);
      return;
    }
    String digits = tokens.get(token);
    int longest = digits.charAt(from) == '0' ? from + 1 : digits.length();
    for (int to = from + 1; to <= longest; to++) {
      row.add(new BigDecimal(digits.substring(from, to)));
      if (to == digits.length()) {
        cut(token + 1, 0, row);
      } else if (row.size() < length) {
        cut(token, to, row);
      }
      row.remove(row.size() - 1);
    }
  }

  /** Puts blanks between the tokens as they stand. */
  private void fill(int token, List<@Nullable BigDecimal> row) {
    if (tired()) {
      return;
    }
    if (row.size() == length) {
      if (token == tokens.size()) {
        keep(row);
      }
      return;
    }
    if (token < tokens.size()) {
      row.add(new BigDecimal(tokens.get(token)));
      fill(token + 1, row);
      row.remove(row.size() - 1);
    }
    if (tokens.size() - token < length - row.size()) {
      row.add(null);
      fill(token, row);
      row.remove(row.size() - 1);
    }
  }

  private void keep(List<@Nullable BigDecimal> row) {
    if (row.size() != length) {
      return;
    }
    BigDecimal total = row.get(length - 1);
    BigDecimal sum = BigDecimal.ZERO;
    for (BigDecimal part : row.subList(0, length - 1)) {
      sum = part == null ? sum : sum.add(part);
    }
    if (total == null || total.compareTo(sum) == 0) {
      found.add(Collections.unmodifiableList(new ArrayList<>(row)));
    }
  }
}
