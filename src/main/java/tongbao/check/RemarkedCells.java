package tongbao.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.edition.CellCode;
import tongbao.edition.Edition;
import tongbao.edition.Text;
import tongbao.sheet.ReceivedRemarks;
import tongbao.sheet.Remarks;

/** What was written beside or instead of numbers, read as remarks about cells of the form. */
final class RemarkedCells {

  private final Edition edition;
  private final @Nullable BigDecimal[] numbers;
  private final BitSet unusable;
  private final Set<String> foreign = new HashSet<>();
  private final List<Finding> findings = new ArrayList<>();

  /**
   * A reading.
   *
   * @param numbers of the sheet, one per cell
   * @param unusable the cells that hold something that is no number
   * @param said what is said of the sheet already; no name is complained of twice
   */
  RemarkedCells(
      Edition edition, @Nullable BigDecimal[] numbers, BitSet unusable, List<Finding> said) {
    this.edition = edition;
    this.numbers = numbers;
    this.unusable = unusable;
    said.forEach(finding -> foreign.add(finding.rule()));
  }

  List<Finding> findings() {
    return findings;
  }

  Remarks read(ReceivedRemarks received) {
    Map<CellCode, String> notes = new LinkedHashMap<>();
    received
        .notes()
        .forEach(
            (name, text) -> {
              Cell cell = cell(name, "/notes/" + Pointer.escape(name), text);
              if (cell != null) {
                notes.put(cell.code(), text);
              }
            });
    Set<CellCode> notApplicable = new LinkedHashSet<>();
    for (int i = 0; i < received.notApplicable().size(); i++) {
      String name = received.notApplicable().get(i);
      Cell cell = cell(name, "/notApplicable/" + i, name);
      if (cell != null && notApplicable.add(cell.code())) {
        refuseBoth(cell, "/notApplicable/" + i);
      }
    }
    Map<CellCode, String> measures = new LinkedHashMap<>();
    received.measures().forEach((name, measure) -> readMeasure(name, measure, measures));
    for (Cell cell : edition.measuredCells()) {
      if (!measures.containsKey(cell.code())) {
        askForMeasure(cell);
      }
    }
    return new Remarks(notes, notApplicable, measures);
  }

  private @Nullable Cell cell(String name, String pointer, String written) {
    Cell cell = edition.findCell(name).orElse(null);
    if (cell == null) {
      Finding refusal = ForeignNames.refuse(edition, name, pointer, written);
      if (foreign.add(refusal.rule())) {
        findings.add(refusal);
      }
    }
    return cell;
  }

  private void refuseBoth(Cell cell, String pointer) {
    BigDecimal number = numbers[cell.index()];
    if (number != null || unusable.get(cell.index())) {
      refuse(
          cell,
          "not-applicable",
          pointer,
          number == null ? null : number.toPlainString(),
          Text.of(
              "{}既填了内容，又标为不适用。请只留其一：有数字就不是不适用，数量为零请填 0。",
              "{} is both filled in and marked as not applicable. Leave one of them: what has a"
                  + " number applies, and none at all is 0.",
              cell.name()));
    }
  }

  private void readMeasure(String name, String measure, Map<CellCode, String> measures) {
    String pointer = "/units/" + Pointer.escape(name);
    Cell cell = cell(name, pointer, measure);
    if (cell == null) {
      return;
    }
    if (cell.measures().isEmpty()) {
      refuse(
          cell,
          "unit-fixed",
          pointer,
          measure,
          Text.of(
              "{}的计量单位在表上已定为“{}”，不能另填“{}”。请删去，并按该单位填数。",
              "The form fixes the unit of {} as {}; it cannot be {}. Remove it and give the number in"
                  + " that unit.",
              cell.name(),
              cell.unit(),
              measure));
    } else if (!cell.measures().contains(measure)) {
      refuse(
          cell,
          "unit-unknown",
          pointer,
          measure,
          Text.of(
              "{}的计量单位填的是“{}”，应为其中之一：{}。",
              "The unit of {} is given as {}; it must be one of {}.",
              cell.name(),
              measure,
              String.join("、", cell.measures())));
    }
    measures.put(cell.code(), measure);
  }

  private void askForMeasure(Cell cell) {
    BigDecimal number = numbers[cell.index()];
    if (number != null && number.signum() != 0) {
      findings.add(
          new Finding(
              edition.id() + "." + cell.code() + ".unit",
              Severity.VERIFY,
              List.of(cell.code()),
              Pointer.toCell(cell.code()),
              null,
              null,
              number,
              null,
              Text.of(
                  "{}填 {}，未注明计量单位，表上也没有规定。请在 units 中注明（{}），或予以说明。",
                  "{} is {} without a unit of measure, and the form fixes none. Give it in units"
                      + " ({}), or explain.",
                  cell.name(),
                  number,
                  String.join("、", cell.measures())),
              null));
    }
  }

  private void refuse(
      Cell cell, String kind, String pointer, @Nullable String written, Text message) {
    findings.add(
        Finding.of(
            edition.id() + "." + cell.code() + "." + kind,
            Severity.ERROR,
            List.of(cell.code()),
            pointer,
            written,
            message));
  }
}
