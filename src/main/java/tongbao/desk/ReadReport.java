package tongbao.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongbao.check.Finding;
import tongbao.check.YearBefore;
import tongbao.edition.Text;
import tongbao.filing.FilingId;
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
 * @param yearBefore the sheet it was held against; {@code null} where there is none
 */
public record ReadReport(
    DocumentKind kind,
    List<Text> remarks,
    Reading reading,
    @Nullable UnitCode unit,
    @Nullable Integer year,
    List<Finding> findings,
    @Nullable YearBefore yearBefore) {

  /** What the unit would hand in with it. */
  static Handed handed(Reading reading, FilingId id) {
    return new Handed(
        id,
        reading.edition().id(),
        entries(reading),
        ReceivedRemarks.of(reading.sheet().remarks()),
        reading.signOff(),
        reading.documentNumber(),
        Map.of(),
        null);
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
