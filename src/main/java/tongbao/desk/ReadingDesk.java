package tongbao.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongbao.access.Caller;
import tongbao.access.CurrentCaller;
import tongbao.access.Role;
import tongbao.check.Checks;
import tongbao.check.Finding;
import tongbao.check.YearBefore;
import tongbao.desk.Examiner.Examined;
import tongbao.edition.Edition;
import tongbao.edition.Editions;
import tongbao.filing.FilingId;
import tongbao.reading.Outcome;
import tongbao.reading.ProseFigures;
import tongbao.reading.Reading;
import tongbao.reading.ReportReader;
import tongbao.reading.document.Documents;
import tongbao.reading.document.Limits;
import tongbao.reading.document.Opened;
import tongbao.sheet.ReceivedRemarks;
import tongbao.sheet.ReceivedSheet;
import tongbao.unit.Register;
import tongbao.unit.Unit;
import tongbao.unit.UnitCode;

/** Reading published reports: as they are, or as what a unit hands in. */
@ApplicationScoped
public class ReadingDesk {

  private final ReadingPool pool;
  private final Documents documents;
  private final Editions editions;
  private final Register register;
  private final Examiner examiner;
  private final CurrentCaller caller;

  ReadingDesk(
      ReadingPool pool,
      ReadingConfig config,
      Editions editions,
      Register register,
      Examiner examiner,
      CurrentCaller caller) {
    this.pool = pool;
    this.documents = new Documents(Limits.DEFAULT.within(config.time()).withPages(config.pages()));
    this.editions = editions;
    this.register = register;
    this.examiner = examiner;
    this.caller = caller;
  }

  private record Found(Opened opened, Reading reading, ProseFigures.Result prose) {}

  /**
   * Reads a report; stores nothing.
   *
   * @param unit the unit it is of, where the caller says so
   * @param year the year it is of, where the caller says so
   * @throws RefusedException where the document cannot be read, holds no form of ours, or the unit
   *     is unknown
   */
  public ReadReport read(
      byte[] document, String contentType, @Nullable UnitCode unit, @Nullable Integer year) {
    if (unit != null) {
      requireUnit(unit);
    }
    Found found = find(document, contentType, year);
    Reading reading = found.reading();
    Integer ofYear = year == null ? reading.year() : year;
    UnitCode ofUnit = unit == null ? named(reading.unitName(), ofYear) : unit;
    return checked(found, ofUnit, ofYear);
  }

  /**
   * Reads a report as what a unit hands in for a year.
   *
   * @throws RefusedException as {@link #read}, and where the report names another unit or year, or
   *     is not read for sure in every cell
   */
  public Handed handIn(byte[] document, String contentType, FilingId id) {
    Unit unit = requireUnit(id.unit());
    Found found = find(document, contentType, id.year());
    Reading reading = found.reading();
    Integer year = reading.year();
    if (year != null && year != id.year()) {
      throw differs("year", String.valueOf(id.year()), String.valueOf(year));
    }
    String name = reading.unitName();
    List<Unit> namesakes = namesakes(name);
    if (name != null
        && !namesakes.isEmpty()
        && namesakes.stream().noneMatch(other -> other.code().equals(unit.code()))) {
      throw differs("unit", unit.code().value(), name);
    }
    if (!reading.complete()) {
      throw new RefusedException(new Refusal.ReadingDoubtful(checked(found, id.unit(), id.year())));
    }
    return ReadReport.handed(reading, id, ReadReport.explanations(reading, found.prose()));
  }

  private static RefusedException differs(String parameter, String given, String printed) {
    return new RefusedException(new Refusal.ReadingDiffers(parameter, given, printed));
  }

  private Found find(byte[] document, String contentType, @Nullable Integer year) {
    return pool.run(
        () -> {
          Opened opened = documents.open(document, contentType);
          Outcome outcome = ReportReader.read(opened.document(), editions, year);
          if (outcome instanceof Reading reading) {
            Integer ofYear = year == null ? reading.year() : year;
            return new Found(
                opened, reading, ProseFigures.compare(reading.lines(), reading.sheet(), ofYear));
          }
          throw new RefusedException(new Refusal.NoForm((Outcome.Unrecognised) outcome));
        });
  }

  private ReadReport checked(Found found, @Nullable UnitCode unit, @Nullable Integer year) {
    Reading reading = found.reading();
    List<Finding> findings = new ArrayList<>();
    ProseFigures.Result prose = found.prose();
    Map<String, String> explanations = ReadReport.explanations(reading, prose);
    YearBefore before = null;
    if (unit != null && year != null && mayCompare(unit)) {
      FilingId id = new FilingId(year, unit);
      Examined examined =
          examiner.examine(ReadReport.handed(reading, id, explanations)).of(requireUnit(unit));
      findings.addAll(examined.findings());
      before = examined.yearBefore();
    } else {
      wrongEdition(reading, year).ifPresent(findings::add);
      findings.addAll(
          Checks.check(
                  new ReceivedSheet(
                      reading.edition(),
                      ReadReport.entries(reading),
                      ReceivedRemarks.of(reading.sheet().remarks()),
                      reading.signOff(),
                      explanations))
              .findings());
    }
    findings.addAll(prose.findings());
    return new ReadReport(
        found.opened().kind(),
        found.opened().remarks(),
        reading,
        unit,
        year,
        List.copyOf(findings),
        explanations,
        before);
  }

  /** Findings may tell figures of the year before, which not everybody may see. */
  private boolean mayCompare(UnitCode unit) {
    Caller asking = caller.caller();
    return asking.role() == Role.ADMIN
        || asking.role() == Role.REVIEWER
        || unit.equals(asking.unit());
  }

  private Optional<Finding> wrongEdition(Reading reading, @Nullable Integer year) {
    if (year == null) {
      return Optional.empty();
    }
    Optional<Edition> right = editions.forYear(year);
    if (right.isEmpty()) {
      return Optional.of(FormFindings.noEdition(year, editions.all()));
    }
    return right
        .filter(edition -> edition != reading.edition())
        .map(edition -> FormFindings.wrongEdition(reading.edition().id(), edition, year));
  }

  /** The one unit that bears the printed name, by its official name or an alias. */
  private @Nullable UnitCode named(@Nullable String name, @Nullable Integer year) {
    List<Unit> namesakes = namesakes(name);
    if (namesakes.size() > 1 && year != null) {
      namesakes = namesakes.stream().filter(unit -> unit.reportsFor(year)).toList();
    }
    return namesakes.size() == 1 ? namesakes.get(0).code() : null;
  }

  private List<Unit> namesakes(@Nullable String name) {
    if (name == null) {
      return List.of();
    }
    String plain = Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("\\s", "");
    Set<String> written = new LinkedHashSet<>();
    written.add(name.strip());
    written.add(plain);
    written.add(plain.replace('(', '（').replace(')', '）'));
    written.removeIf(String::isEmpty);
    return register.named(written);
  }

  private Unit requireUnit(UnitCode code) {
    return register
        .findUnit(Objects.requireNonNull(code))
        .orElseThrow(() -> new RefusedException(new Refusal.UnknownUnit(code)));
  }
}
