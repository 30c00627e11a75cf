package tongbao.rendering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import tongbao.rendering.PrintedForm.Box;
import tongbao.rendering.PrintedForm.Field;
import tongbao.rendering.PrintedForm.Grid;
import tongbao.rendering.PrintedForm.Heading;
import tongbao.rendering.PrintedForm.Section;

/**
 * A form as CSV on the grid of its tables. A merged box stands in its first field, as where a
 * spreadsheet is saved so.
 */
public final class FormCsv {

  private FormCsv() {}

  /** The file's text. */
  public static String of(PrintedForm form) {
    List<List<String>> records = new ArrayList<>();
    Heading heading = form.heading();
    if (heading.documentNumber() != null) {
      records.add(List.of(heading.documentNumber()));
    }
    records.add(List.of(heading.title()));
    records.add(List.of(heading.yearLine()));
    records.add(List.of(heading.unitLine()));
    for (Section section : form.sections()) {
      if (section.title() != null) {
        records.add(List.of(section.title()));
      }
      records.addAll(records(section.grid()));
    }
    form.signOffLines().forEach(line -> records.add(line.stream().map(Field::line).toList()));
    form.footnotes().forEach(remark -> records.add(List.of(remark)));
    int widest = records.stream().mapToInt(List::size).max().orElse(0);
    return CsvText.of(records.stream().map(fields -> padded(fields, widest)).toList());
  }

  private static List<List<String>> records(Grid grid) {
    String[][] fields = new String[grid.rows()][grid.columns()];
    for (String[] record : fields) {
      Arrays.fill(record, "");
    }
    for (Box box : grid.boxes()) {
      fields[box.row()][box.column()] = box.text().replace("\n", "");
    }
    return Arrays.stream(fields).map(Arrays::asList).toList();
  }

  /** Every record has as many fields as the widest (RFC 4180, 2.4). */
  private static List<String> padded(List<String> fields, int size) {
    List<String> padded = new ArrayList<>(fields);
    padded.addAll(Collections.nCopies(size - fields.size(), ""));
    return padded;
  }
}
