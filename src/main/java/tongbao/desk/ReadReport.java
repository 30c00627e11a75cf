package tongbao.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongbao.check.Finding;
import tongbao.check.YearBefore;
import tongbao.edition.Relation;
import tongbao.edition.Text;
import tongbao.filing.FilingId;
import tongbao.reading.ProseFigures;
import tongbao.reading.Reading;
import tongbao.reading.document.DocumentKind;
import tongbao.sheet.Entry;
import tongbao.sheet.ReceivedRemarks;
import tongbao.unit.UnitCode;

/**
 * A published report as it was read.
 *
 * @param kind what kind of document it came as
 * @param remarks what was left out of the document before reading
 * @param unit the registered unit it is of: the one the caller named, else the one that bears the
 *     printed name
 * @param year the year the caller named, else the one printed
 * @param findings what the checks say of the sheet, and where the running text says otherwise
 * @param explanations what the report itself says where a rule asks for words, by rule
 * @param yearBefore the sheet it was held against; {@code null} where there is none
 */
public record ReadReport(
    DocumentKind kind,
    List<Text> remarks,
    Reading reading,
    @Nullable UnitCode unit,
    @Nullable Integer year,
    List<Finding> findings,
    Map<String, String> explanations,
    @Nullable YearBefore yearBefore) {

  /** Of a report without full stops not its whole text. */
  private static final int LONGEST_SENTENCE = 500;

  /** What the unit would hand in with it. */
  static Handed handed(Reading reading, FilingId id, Map<String, String> explanations) {
    return new Handed(
        id,
        reading.edition().id(),
        entries(reading),
        ReceivedRemarks.of(reading.sheet().remarks()),
        reading.signOff(),
        reading.documentNumber(),
        explanations,
        null);
  }

  /**
   * The report's own sentence on fees, for the rules it answers: the form has charges reported in
   * its part six, which no cell holds.
   */
  static Map<String, String> explanations(Reading reading, ProseFigures.Result prose) {
    Map<String, String> explanations = new LinkedHashMap<>();
    for (Relation relation : reading.edition().relations()) {
      boolean asked =
          relation instanceof Relation.Tell
              && relation.cells().stream()
                  .map(reading.sheet()::number)
                  .anyMatch(number -> number != null && number.signum() > 0);
      if (asked) {
        prose.fees().ifPresent(fees -> explanations.put(relation.id(), cut(fees.sentence())));
      }
    }
    return explanations;
  }

  private static String cut(String sentence) {
    return sentence.length() <= LONGEST_SENTENCE
        ? sentence
        : sentence.substring(0, LONGEST_SENTENCE - 1) + '…';
  }

  static Map<String, Entry> entries(Reading reading) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    reading
        .sheet()
        .byCode()
        .forEach(
            (code, number) ->
                entries.put(
                    code.value(), number == null ? Entry.BLANK : new Entry.Numeral(number)));
    return entries;
  }
}
