package tongbao.store;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Arrays of numbers in PostgreSQL's own notation, which many are read in for every total. */
final class NumericArray {

  /** Whole numbers up to so many characters are read without detour. */
  private static final int SHORT = 18;

  private NumericArray() {}

  interface Numbers {
    void next(int index, BigDecimal number);
  }

  /** How many numbers and nulls there are. */
  static int length(@Nullable String array) {
    if (array == null || array.length() <= 2) {
      return 0;
    }
    return 1 + (int) array.chars().filter(letter -> letter == ',').count();
  }

  /** Shows every number that is not null, with its index from 0. */
  static void each(@Nullable String array, Numbers numbers) {
    if (array == null) {
      return;
    }
    int index = 0;
    int begin = 1;
    for (int end = 1; end < array.length(); end++) {
      char letter = array.charAt(end);
      if (letter == ',' || letter == '}') {
        if (end > begin && array.charAt(begin) != 'N') {
          numbers.next(index, number(array, begin, end));
        }
        index++;
        begin = end + 1;
      }
    }
  }

  private static BigDecimal number(String array, int begin, int end) {
    if (end - begin > SHORT) {
      return new BigDecimal(array.substring(begin, end));
    }
    long whole = 0;
    for (int place = begin; place < end; place++) {
      int digit = array.charAt(place) - '0';
      if (digit < 0 || digit > 9) {
        return new BigDecimal(array.substring(begin, end));
      }
      whole = 10 * whole + digit;
    }
    return BigDecimal.valueOf(whole);
  }
}
