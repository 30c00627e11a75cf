package tongbao.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.edition.Edition;
import tongbao.edition.NumberType;
import tongbao.edition.Text;
import tongbao.sheet.Entry;
import tongbao.sheet.ReceivedSheet;

/**
 * The entries of a received sheet, read as the numbers their cells take.
 *
 * <p>A number is judged by its value, as JSON Schema does: 353.0 and 3.53e2 are the whole number
 * 353. A text is no number, whatever it says. Blank stays blank.
 */
final class TypedCells {

  /** Places that amounts are commonly rounded to; finer ones are kept and mentioned. */
  private static final int USUAL_PLACES = 2;

  private static final int LONGEST_SHOWN = 60;

  private final Edition edition;
  private final @Nullable BigDecimal[] numbers;
  private final BitSet unusable;
  private final List<Finding> findings = new ArrayList<>();

  private TypedCells(Edition edition) {
    this.edition = edition;
    this.numbers = new BigDecimal[edition.cells().size()];
    this.unusable = new BitSet(numbers.length);
  }

  static TypedCells read(ReceivedSheet received) {
    TypedCells typed = new TypedCells(received.edition());
    for (Map.Entry<String, Entry> entry : received.entries().entrySet()) {
      Cell cell = typed.edition.findCell(entry.getKey()).orElse(null);
      if (cell == null) {
        typed.refuseName(entry.getKey(), entry.getValue());
      } else {
        typed.readCell(cell, entry.getValue());
      }
    }
    return typed;
  }

  /** One per cell of the edition; {@code null} where blank or unusable. */
  @Nullable BigDecimal[] numbers() {
    return numbers;
  }

  /** The cells that hold something, but nothing to reckon with. */
  BitSet unusable() {
    return unusable;
  }

  List<Finding> findings() {
    return findings;
  }

  private void readCell(Cell cell, Entry entry) {
    if (entry instanceof Entry.Numeral number) {
      readNumber(cell, number.value());
    } else if (entry instanceof Entry.Oversized number) {
      refuse(
          cell,
          "size",
          number.text(),
          "填的数字过长：" + number.text() + "。请核对。",
          " is a number too long to read: " + number.text() + ". Check it.");
    } else if (entry instanceof Entry.NotANumber other) {
      refuse(
          cell,
          "number",
          other.text(),
          "填的是“" + other.text() + "”，不是数字。请填不带引号的数字；没有数据时填 null 或不填。",
          " is "
              + other.text()
              + ", not a number. Write a number without quotes, or null where"
              + " there is none.");
    }
  }

  private void readNumber(Cell cell, BigDecimal number) {
    if (!NumberType.fits(number)) {
      int limit = NumberType.INTEGER_DIGITS;
      String written = written(number);
      refuse(
          cell,
          "size",
          written,
          "填的是 " + written + "，整数部分超过 " + limit + " 位。请核对。",
          " is "
              + written
              + ", more than "
              + limit
              + " digits before the decimal point. Check it.");
      return;
    }
    int places = NumberType.places(number);
    if (cell.type().whole() && places > 0) {
      String written = written(number);
      refuse(
          cell,
          "whole",
          written,
          "填的是 " + written + "，本栏只能填整数（单位：" + cell.unit() + "）。",
          " is "
              + written
              + ", but this cell takes whole numbers only (unit "
              + cell.unit()
              + ").");
    } else if (number.signum() < 0 && !cell.type().signed()) {
      String written = written(number);
      refuse(
          cell,
          "negative",
          written,
          "填的是 " + written + "，本栏不能小于 0。",
          " is " + written + ", but this cell cannot be below 0.");
    } else if (places > NumberType.AMOUNT_PLACES) {
      String written = written(number);
      refuse(
          cell,
          "places",
          written,
          "填的是 " + written + "，小数超过 " + NumberType.AMOUNT_PLACES + " 位。请四舍五入。",
          " is " + written + ", more than " + NumberType.AMOUNT_PLACES + " decimals. Round it.");
    } else {
      numbers[cell.index()] = number;
      if (places > USUAL_PLACES) {
        // As it is stored: it is told the same when it is read again.
        String kept = written(number.stripTrailingZeros());
        findings.add(
            Finding.of(
                edition.id() + "." + cell.code() + ".places",
                Severity.NOTICE,
                List.of(cell.code()),
                Pointer.toCell(cell.code()),
                kept,
                sentence(
                    cell,
                    "填的是 " + kept + "。通常四舍五入保留两位小数；原值已保留。",
                    " is " + kept + ". Amounts are usually rounded to two decimals; kept as is.")));
      }
    }
  }

  private void refuse(Cell cell, String kind, String written, String zh, String en) {
    unusable.set(cell.index());
    findings.add(
        Finding.of(
            edition.id() + "." + cell.code() + "." + kind,
            Severity.ERROR,
            List.of(cell.code()),
            Pointer.toCell(cell.code()),
            written,
            sentence(cell, zh, en)));
  }

  private void refuseName(String name, Entry entry) {
    boolean heading = edition.findRow(name).filter(row -> row.heading()).isPresent();
    if (!heading || !(entry instanceof Entry.Blank)) {
      findings.add(ForeignNames.refuse(edition, name, Pointer.toValue(name), written(entry)));
    }
  }

  private static Text sentence(Cell cell, String zh, String en) {
    return new Text(cell.name().zh() + zh, cell.name().en() + en);
  }

  private static String written(Entry entry) {
    if (entry instanceof Entry.Numeral number) {
      return written(number.value());
    }
    if (entry instanceof Entry.Oversized number) {
      return number.text();
    }
    return entry instanceof Entry.NotANumber other ? other.text() : "null";
  }

  /** Plain digits where they are few; 1e999999999 must not become a gigabyte of zeros. */
  private static String written(BigDecimal number) {
    boolean few = Math.abs((long) number.scale()) < 40 && number.precision() < 40;
    String text = few ? number.toPlainString() : number.toString();
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }
}
