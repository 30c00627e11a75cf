package tongbao.edition;

import java.math.BigDecimal;

/** What a row of a form takes. */
public enum NumberType {
  /** Nothing: the row is a heading. */
  HEADING,
  /** A whole number from 0. */
  COUNT,
  /** A whole number that may be negative, as an increase or decrease. */
  CHANGE,
  /** A decimal from 0, in the unit printed on the form. */
  AMOUNT;

  /** Digits before the decimal point: room for every count of a country, and for its sums. */
  public static final int INTEGER_DIGITS = 18;

  /** Digits behind the decimal point of an amount: one 分 in a cell of 万元. */
  public static final int AMOUNT_PLACES = 6;

  /** Whether only whole numbers are taken. */
  public boolean whole() {
    return this == COUNT || this == CHANGE;
  }

  /** Whether numbers below 0 are taken. */
  public boolean signed() {
    return this == CHANGE;
  }

  /** Whether a number has no more digits before the decimal point than are kept. */
  public static boolean fits(BigDecimal number) {
    return number.signum() == 0 || number.precision() - (long) number.scale() <= INTEGER_DIGITS;
  }

  /** The decimals a number really has: 2 for 0.250. */
  public static int places(BigDecimal number) {
    return number.scale() <= 0 || number.signum() == 0
        ? 0
        : Math.max(0, number.stripTrailingZeros().scale());
  }

  /** Whether a cell of this type takes a number. */
  public boolean takes(BigDecimal number) {
    return this != HEADING
        && fits(number)
        && places(number) <= (whole() ? 0 : AMOUNT_PLACES)
        && (number.signum() >= 0 || signed());
  }
}
