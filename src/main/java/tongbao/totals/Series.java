package tongbao.totals;

import java.util.ArrayList;
import java.util.List;
import tongbao.edition.Cell;
import tongbao.edition.Concordance;
import tongbao.edition.Counterpart;
import tongbao.edition.Edition;
import tongbao.edition.Text;
import tongbao.unit.AreaCode;

/**
 * One number over the years, across forms.
 *
 * @param edition the form the cell is read on
 * @param area with everything below it
 * @param years first to last; what cannot be compared stands among them with the reason
 * @param marks where a drawn line must be broken, in the order of the years
 */
public record Series(
    Edition edition,
    Cell cell,
    AreaCode area,
    Basis basis,
    List<SeriesYear> years,
    List<Mark> marks) {

  /** The mark of numbers that match roughly, beside the kinds of {@code SeriesBreak}. */
  public static final String APPROXIMATE = "approximate";

  /**
   * A break.
   *
   * @param before the year it stands before
   */
  public record Mark(int before, String kind, Text note) {}

  /** A series with the marks that belong to its years. */
  public static Series of(
      Concordance concordance,
      Edition edition,
      Cell cell,
      AreaCode area,
      Basis basis,
      List<SeriesYear> years) {
    List<Mark> marks = new ArrayList<>();
    for (int i = 1; i < years.size(); i++) {
      SeriesYear year = years.get(i);
      SeriesYear last = years.get(i - 1);
      if (year.edition().equals(last.edition())) {
        continue;
      }
      concordance
          .breaks(last.edition(), year.edition())
          .forEach(each -> marks.add(new Mark(year.year(), each.kind().code(), each.note())));
      approximations(last, year)
          .forEach(note -> marks.add(new Mark(year.year(), APPROXIMATE, note)));
    }
    return new Series(edition, cell, area, basis, List.copyOf(years), List.copyOf(marks));
  }

  /** What holds of one side of a change of form and not of the other. */
  private static List<Text> approximations(SeriesYear last, SeriesYear year) {
    if (!(last instanceof SeriesYear.Compared before)
        || !(year instanceof SeriesYear.Compared after)) {
      return List.of();
    }
    List<Text> notes = new ArrayList<>(notes(before.counterpart()));
    notes.removeAll(notes(after.counterpart()));
    List<Text> added = new ArrayList<>(notes(after.counterpart()));
    added.removeAll(notes(before.counterpart()));
    notes.addAll(added);
    return notes;
  }

  private static List<Text> notes(Counterpart.Found counterpart) {
    return counterpart.approximate() ? counterpart.notes() : List.of();
  }
}
