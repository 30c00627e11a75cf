package tongbao.api.v1;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tongbao.desk.ImportReport;
import tongbao.desk.ImportReport.Effect;
import tongbao.desk.ImportReport.Outcome;
import tongbao.unit.Fault;
import tongbao.unit.UnitCode;

/** What an import does, as it is answered. */
@Schema(name = "Import", description = "What an import does, or with a dry run would do.")
public record ImportAnswer(
    @Schema(description = "Whether it was stored; false for a dry run.") boolean applied,
    @Schema(description = "Lines that add an entry.") int added,
    @Schema(description = "Lines that change one.") int changed,
    @Schema(description = "Lines that say what is registered already.") int unchanged,
    @Schema(description = "Lines with faults; with any of them nothing is stored.") int refused,
    @Schema(description = "Every line, in the order of the file.") List<LineAnswer> lines) {

  /** One line of an import. */
  @Schema(name = "ImportLine", description = "What one line does.")
  public record LineAnswer(
      @Schema(description = "Where it begins in the file, from 1.") int line,
      @Schema(
              description = "The entry it is about; null where that cannot be read.",
              nullable = true)
          @Nullable String code,
      @Schema(
              description = "What it does.",
              enumeration = {"added", "changed", "unchanged", "refused"})
          String effect,
      @Schema(description = "The columns that change.") List<String> changes,
      @Schema(description = "Everything that is wrong with it.") List<FaultAnswer> faults,
      @Schema(
              description =
                  "Other units that would share a name with this one in one area and year; they"
                      + " cannot be told apart by name.")
          List<String> sameName) {}

  /** What is wrong with a cell of a line. */
  @Schema(name = "LineFault", description = "Something that is wrong with a line.")
  public record FaultAnswer(
      @Schema(description = "The line, from 1.") int line,
      @Schema(description = "The column; null where it is the whole line.", nullable = true)
          @Nullable String column,
      @Schema(description = "What stands there; null where nothing does.", nullable = true)
          @Nullable String value,
      @Schema(description = "What is wrong, and what to do.") String detail) {}

  /**
   * The answer to an import.
   *
   * @throws ProblemException where it was to be applied and some line was refused
   */
  static <T> ImportAnswer done(
      ImportReport<T> report,
      CsvBody body,
      Function<T, Map<String, String>> columns,
      Language language) {
    if (report.wanted() && !report.applied()) {
      throw new ProblemException(
          Problem.of(ProblemType.IMPORT_REFUSED)
              .with("refused", report.count(Effect.REFUSED))
              .with("lines", report.outcomes().size())
              .with("faults", (Localized) its -> faults(report, body, its)));
    }
    return of(report, body, columns, language);
  }

  private static <T> ImportAnswer of(
      ImportReport<T> report,
      CsvBody body,
      Function<T, Map<String, String>> columns,
      Language language) {
    return new ImportAnswer(
        report.applied(),
        report.count(Effect.ADDED),
        report.count(Effect.CHANGED),
        report.count(Effect.UNCHANGED),
        report.count(Effect.REFUSED),
        report.outcomes().stream().map(outcome -> line(outcome, body, columns, language)).toList());
  }

  /** The faults of all lines. */
  private static List<FaultAnswer> faults(ImportReport<?> report, CsvBody body, Language language) {
    return report.outcomes().stream()
        .flatMap(outcome -> faults(outcome, body, language).stream())
        .toList();
  }

  private static <T> LineAnswer line(
      Outcome<T> outcome,
      CsvBody body,
      Function<T, Map<String, String>> columns,
      Language language) {
    return new LineAnswer(
        outcome.line(),
        outcome.code(),
        outcome.effect().name().toLowerCase(Locale.ROOT),
        changes(outcome, columns),
        faults(outcome, body, language),
        outcome.sameName().stream().map(UnitCode::value).toList());
  }

  private static <T> List<String> changes(
      Outcome<T> outcome, Function<T, Map<String, String>> columns) {
    T before = outcome.before();
    T after = outcome.after();
    if (outcome.effect() != Effect.CHANGED || before == null || after == null) {
      return List.of();
    }
    return HistoryAnswer.changes(before, after, columns);
  }

  private static List<FaultAnswer> faults(Outcome<?> outcome, CsvBody body, Language language) {
    return outcome.faults().stream()
        .map(
            fault -> {
              String column = RegisterLines.column(fault);
              return new FaultAnswer(
                  outcome.line(),
                  column,
                  value(body, outcome.line(), column),
                  detail(fault, language));
            })
        .toList();
  }

  private static String detail(Fault fault, Language language) {
    return fault.detail().in(language.locale());
  }

  private static @Nullable String value(CsvBody body, int number, @Nullable String column) {
    if (column == null) {
      return null;
    }
    return body.cell(number, column).map(Members::shown).orElse(null);
  }
}
