package tongbao.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.edition.CellCode;
import tongbao.edition.Edition;
import tongbao.edition.Editions;
import tongbao.edition.Indicator;
import tongbao.sheet.Remarks;
import tongbao.sheet.Sheet;

/**
 * Finds the sheet in a published report. What is not sure is listed, never chosen: a wrong number
 * is worse than one that is not read.
 */
public final class ReportReader {

  private ReportReader() {}

  /**
   * The form in a document, or why there is none.
   *
   * @param editions the forms to look for
   * @param year the reporting year, where it is known otherwise; decides only where the table fits
   *     two editions alike
   */
  public static Outcome read(Document document, Editions editions, @Nullable Integer year) {
    DocumentText text = DocumentText.of(document);
    ReportHead head = new ReportHead(document, text);
    Integer named = head.year();
    FormChoice.Choice choice = FormChoice.choose(editions, text, year == null ? named : year);
    if (choice instanceof FormChoice.Choice.None none) {
      return none.why();
    }
    LocatedForm form = ((FormChoice.Choice.Known) choice).form();
    Sightings sightings = new Sightings();
    if (LocatedForm.isList(form.edition())) {
      ListReader.read(form, sightings);
    } else {
      readParts(form, sightings);
    }
    return reading(form.edition(), sightings, document, head, named);
  }

  private static void readParts(LocatedForm form, Sightings sightings) {
    List<FormPart> parts = FormPart.of(form.edition());
    int behind = 0;
    for (FormPart part : parts) {
      List<LabelChain.Found> found = form.found(part.rows());
      if (part.shape() == FormPart.Shape.LINE) {
        new LineReader(form, part, sightings).read(behind);
      } else if (!found.isEmpty()) {
        int from = form.start(found.get(0));
        int last = form.end(found.get(found.size() - 1));
        int to = endOf(form, parts, part, last);
        if (part.shape() == FormPart.Shape.BLOCKS) {
          new BlocksReader(form, part, sightings).read(leading(form, from, behind), to);
        } else {
          new RowsReader(form, part, sightings).read(leading(form, from, behind), to);
        }
        behind = last;
      }
    }
  }

  /** Figures set before their labels begin a little before the first label. */
  private static int leading(LocatedForm form, int from, int behind) {
    List<Piece> before = form.pieces(Math.max(behind, from - 60), from);
    int start = from;
    for (int i = before.size() - 1; i >= 0; i--) {
      Piece piece = before.get(i);
      if (piece.figure()) {
        start = piece.start();
      } else if (Written.words(piece.text()).length() >= 4) {
        break;
      }
    }
    return start;
  }

  /** Where a part ends: at the next part's heading or first row, or soon behind its last label. */
  private static int endOf(LocatedForm form, List<FormPart> parts, FormPart part, int last) {
    int end = Math.min(form.text().text().length(), last + 400);
    String words = form.text().words();
    int from = form.text().firstWordFrom(last);
    for (FormPart next : parts.subList(parts.indexOf(part) + 1, parts.size())) {
      int heading = words.indexOf(FormLabel.of(next.heading()).wording(), from);
      end = heading < 0 ? end : Math.min(end, form.text().wordAt(heading));
      for (Indicator row : next.rows()) {
        LabelChain.Found label = form.found(row);
        end = label == null || form.start(label) < last ? end : Math.min(end, form.start(label));
      }
    }
    return end;
  }

  private static Reading reading(
      Edition edition,
      Sightings sightings,
      Document document,
      ReportHead head,
      @Nullable Integer year) {
    @Nullable BigDecimal[] numbers = new BigDecimal[edition.cells().size()];
    Map<CellCode, String> notes = new HashMap<>();
    Set<CellCode> notApplicable = new HashSet<>();
    Map<CellCode, String> measures = new HashMap<>();
    List<ReadCell> cells = new ArrayList<>();
    for (Cell cell : edition.cells()) {
      ReadCell read = sightings.read().get(cell.code());
      if (read == null || sightings.doubted(cell)) {
        continue;
      }
      cells.add(read);
      if (read.figure() instanceof Figure.Numeral number) {
        numbers[cell.index()] = number.value();
        put(notes, cell, number.note());
        put(measures, cell, number.measure());
      } else if (read.figure() instanceof Figure.NotApplicable) {
        notApplicable.add(cell.code());
      }
    }
    List<Block.Line> lines = new ArrayList<>();
    for (Block block : document.blocks()) {
      if (block instanceof Block.Line line) {
        lines.add(line);
      }
    }
    return new Reading(
        edition,
        Sheet.of(edition, numbers, new Remarks(notes, notApplicable, measures)),
        List.copyOf(cells),
        unread(edition, sightings),
        List.copyOf(sightings.ambiguous()),
        List.copyOf(sightings.leftovers()),
        year,
        head.unitName(),
        head.signOff(),
        head.documentNumber(),
        List.copyOf(lines));
  }

  private static void put(Map<CellCode, String> remarks, Cell cell, @Nullable String words) {
    if (words != null) {
      remarks.put(cell.code(), words);
    }
  }

  /** A row read instead of others leaves none of them unread. */
  private static List<CellCode> unread(Edition edition, Sightings sightings) {
    Set<String> replaced = new HashSet<>();
    for (Cell cell : edition.cells()) {
      if (cell.alternative()
          && (sightings.read().containsKey(cell.code()) || sightings.doubted(cell))) {
        edition.rowsUnder(cell.row()).forEach(row -> replaced.add(row.code()));
      }
    }
    return edition.printedCells().stream()
        .filter(cell -> !replaced.contains(cell.row().code()))
        .filter(cell -> !sightings.read().containsKey(cell.code()) && !sightings.doubted(cell))
        .map(Cell::code)
        .toList();
  }
}
