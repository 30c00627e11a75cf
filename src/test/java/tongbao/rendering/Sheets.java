package tongbao.rendering;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.edition.CellCode;
import tongbao.edition.Edition;
import tongbao.edition.Editions;
import tongbao.edition.NumberType;
import tongbao.sheet.Remarks;
import tongbao.sheet.Sheet;

/** Random sheets of every edition: whatever may stand in a cell stands in some. */
@NullMarked
public final class Sheets {

  public static final Editions EDITIONS = Editions.load(Sheets.class.getClassLoader());

  private static final List<String> NOTES = List.of("其中修订16件", "含上年结转2件", "不含代管单位");

  private Sheets() {}

  /** What stands in one cell. */
  private record Content(
      @Nullable BigDecimal number, boolean notApplicable, @Nullable String note) {}

  /** Sheets of all editions. */
  public static Arbitrary<Sheet> any() {
    return Arbitraries.of(EDITIONS.all()).flatMap(Sheets::of);
  }

  /** Sheets of one edition. */
  public static Arbitrary<Sheet> of(Edition edition) {
    return contents()
        .list()
        .ofSize(edition.cells().size())
        .flatMap(
            contents ->
                Arbitraries.of(true, false).map(single -> sheet(edition, contents, single)));
  }

  private static Arbitrary<Content> contents() {
    return Arbitraries.<Content>frequencyOf(
        Tuple.of(3, Arbitraries.just(new Content(null, false, null))),
        Tuple.of(1, Arbitraries.just(new Content(null, true, null))),
        Tuple.of(12, numbers().map(number -> new Content(number, false, null))),
        Tuple.of(1, noted()));
  }

  private static Arbitrary<Content> noted() {
    return numbers()
        .flatMap(number -> Arbitraries.of(NOTES).map(note -> new Content(number, false, note)));
  }

  /** With decimals; a cell that takes none is given the digits without the point. */
  private static Arbitrary<BigDecimal> numbers() {
    return Arbitraries.<BigDecimal>frequencyOf(
        Tuple.of(3, Arbitraries.just(BigDecimal.ZERO)),
        Tuple.of(8, Arbitraries.integers().between(-9999, 9999).map(BigDecimal::valueOf)),
        Tuple.of(
            4,
            Arbitraries.integers()
                .between(1, 99_999_999)
                .map(digits -> BigDecimal.valueOf(digits, 4))),
        Tuple.of(
            1,
            Arbitraries.longs()
                .between(1, 999_999_999_999_999_999L)
                .map(digits -> BigDecimal.valueOf(digits, 6))));
  }

  private static Sheet sheet(Edition edition, List<Content> contents, boolean single) {
    @Nullable BigDecimal[] numbers = new BigDecimal[contents.size()];
    Map<CellCode, String> notes = new HashMap<>();
    Set<CellCode> notApplicable = new HashSet<>();
    Map<CellCode, String> measures = new HashMap<>();
    for (Cell cell : edition.cells()) {
      Content content = contents.get(cell.index());
      BigDecimal number = content.number();
      if (isLeftOut(edition, cell, single)) {
        continue;
      }
      if (number != null) {
        number = fitted(number, cell.type());
        numbers[cell.index()] = number;
        if (content.note() != null) {
          notes.put(cell.code(), content.note());
        }
        List<String> choice = cell.column() == null ? List.of() : cell.column().measures();
        if (!choice.isEmpty()) {
          measures.put(cell.code(), choice.get(cell.index() % choice.size()));
        }
      } else if (content.notApplicable()) {
        notApplicable.add(cell.code());
      }
    }
    return Sheet.of(edition, numbers, new Remarks(notes, notApplicable, measures));
  }

  /** An alternative row is filled in, or the rows under it. */
  private static boolean isLeftOut(Edition edition, Cell cell, boolean single) {
    String parent = cell.row().parent();
    boolean part = parent != null && edition.findRow(parent).orElseThrow().alternative();
    return cell.alternative() ? !single : part && single;
  }

  private static BigDecimal fitted(BigDecimal number, NumberType type) {
    BigDecimal kept = type.whole() ? new BigDecimal(number.unscaledValue()) : number;
    return type.signed() ? kept : kept.abs();
  }

  /** The texts of a form's boxes that hold numbers, in reading order. */
  static List<String> values(PrintedForm form) {
    List<String> texts = new ArrayList<>();
    for (PrintedForm.Section section : form.sections()) {
      for (PrintedForm.Box box : section.grid().boxes()) {
        if (box.cell() != null) {
          texts.add(box.text());
        }
      }
    }
    return texts;
  }
}
