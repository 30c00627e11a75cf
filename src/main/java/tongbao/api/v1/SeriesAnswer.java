package tongbao.api.v1;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.edition.Text;
import tongbao.totals.Series;
import tongbao.totals.SeriesYear;

/** One number over the years as it is answered. */
@Schema(name = "Series", description = "One number over the years, across forms.")
public record SeriesAnswer(
    @Schema(description = "The cell asked for.", examples = "requests.new@total") String cell,
    @Schema(description = "The id of the form the cell is read on.", examples = "2021")
        String edition,
    @Schema(description = "Number printed on that form.", nullable = true) @Nullable String number,
    @Schema(description = "Label printed on that form.") String label,
    @Schema(description = "The area, with everything below it.", examples = "620900") String area,
    @Schema(
            description = "Which filings count.",
            enumeration = {"submitted", "accepted", "published"})
        String basis,
    @Schema(
            description =
                "Whether numbers of several years may be added: not those of a stock, nor of cases"
                    + " counted again as long as they last.")
        boolean addableOverYears,
    @Schema(description = "Every year asked for, first to last.") List<Year> years,
    @Schema(description = "Where a drawn line must be broken.") List<Mark> breaks) {

  /** The columns of the CSV. */
  static final List<String> COLUMNS =
      List.of(
          "year",
          "edition",
          "comparable",
          "value",
          "unit",
          "expected",
          "filed",
          "blank",
          "cells",
          "verdict",
          "approximate",
          "breaks",
          "notes");

  /** A year of a series. */
  @Schema(name = "SeriesYear", description = "A year of a series.")
  public record Year(
      @Schema(description = "The reporting year.") int year,
      @Schema(description = "The id of its form.") String edition,
      @Schema(description = "Whether there is anything to compare; else `reason` says why not.")
          boolean comparable,
      @Schema(
              description =
                  "How the year's cells stand to the cell asked for; null where not comparable.",
              enumeration = {"same", "sum-of", "narrower", "broader", "approximate"},
              nullable = true)
          @Nullable String verdict,
      @Schema(description = "Whether the year may be drawn behind a break mark only.")
          boolean approximate,
      @Schema(
              description =
                  "Exact; null where not comparable, and where no filing gives one of the numbers.",
              nullable = true)
          @Nullable BigDecimal value,
      @Schema(description = "Unit of measure; null where not comparable.", nullable = true)
          @Nullable String unit,
      @Schema(description = "Null where not comparable.", nullable = true)
          @Nullable Coverage coverage,
      @Schema(description = "How many numbers filings leave blank in the sum.") int blank,
      @Schema(description = "What the value is made of; empty where not comparable.")
          List<Part> cells,
      @Schema(description = "Why the year is not compared.", nullable = true)
          @Nullable String reason,
      @Schema(description = "What to know of the comparison and of the totals.")
          List<String> notes) {}

  /** How complete a year is. */
  @Schema(name = "SeriesCoverage", description = "How complete a year of a series is.")
  public record Coverage(
      @Schema(description = "Units that report for the year.") int expected,
      @Schema(description = "How many of them have a filing that counts.") int filed) {}

  /** A total a year's value is made of. */
  @Schema(name = "SeriesPart", description = "A total a year's value is made of.")
  public record Part(
      @Schema(description = "The cell's code on the year's form.") String code,
      @Schema(description = "Number printed on the form.", nullable = true) @Nullable String number,
      @Schema(description = "Label printed on the form.") String label,
      @Schema(
              description = "Whether it is added or taken away.",
              enumeration = {"+", "-"})
          String sign,
      @Schema(description = "Exact; null where no filing gives a number.", nullable = true)
          @Nullable BigDecimal value,
      @Schema(description = "How many filings count.") int filed,
      @Schema(description = "How many of them leave the cell blank.") int blank) {

    static Part of(SeriesYear.Part part) {
      Cell cell = part.total().cell();
      return new Part(
          cell.code().value(),
          cell.row().number(),
          cell.label(),
          part.minus() ? "-" : "+",
          part.total().value(),
          part.total().filed(),
          part.total().blank());
    }
  }

  /** A break of a series. */
  @Schema(name = "SeriesBreak", description = "A place where a drawn line must be broken.")
  public record Mark(
      @Schema(description = "It stands before this year.", examples = "2019") int before,
      @Schema(
              description =
                  "law: the law changed; form: the form changed; approximate: the numbers on"
                      + " its two sides match roughly.",
              enumeration = {"law", "form", "approximate"})
          String kind,
      @Schema(description = "What happened.") String note) {

    static Mark of(Series.Mark mark, Language language) {
      return new Mark(mark.before(), mark.kind(), mark.note().in(language.locale()));
    }
  }

  static SeriesAnswer of(Series series, Language language) {
    return new SeriesAnswer(
        series.cell().code().value(),
        series.edition().id(),
        series.cell().row().number(),
        series.cell().label(),
        series.area().value(),
        series.basis().code(),
        series.years().stream().allMatch(SeriesAnswer::addable),
        series.years().stream().map(year -> year(year, language)).toList(),
        series.marks().stream().map(mark -> Mark.of(mark, language)).toList());
  }

  private static Year year(SeriesYear year, Language language) {
    if (year instanceof SeriesYear.Compared compared) {
      var counterpart = compared.counterpart();
      return new Year(
          compared.year(),
          compared.edition().id(),
          true,
          counterpart.verdict().code(),
          counterpart.approximate(),
          compared.value(),
          counterpart.terms().get(0).cell().unit(),
          new Coverage(compared.coverage().expected(), compared.coverage().filed()),
          compared.blank(),
          compared.parts().stream().map(Part::of).toList(),
          null,
          notes(compared).map(note -> note.in(language.locale())).toList());
    }
    SeriesYear.NotCompared none = (SeriesYear.NotCompared) year;
    return new Year(
        none.year(),
        none.edition().id(),
        false,
        null,
        false,
        null,
        null,
        null,
        0,
        List.of(),
        none.reason().in(language.locale()),
        List.of());
  }

  private static boolean addable(SeriesYear year) {
    return !(year instanceof SeriesYear.Compared compared)
        || compared.parts().stream().allMatch(part -> part.total().cell().addableOverYears());
  }

  private static Stream<Text> notes(SeriesYear.Compared year) {
    return Stream.concat(
        year.counterpart().notes().stream(),
        year.parts().stream()
            .map(part -> part.total().cell().totallingReason())
            .flatMap(Stream::ofNullable)
            .distinct());
  }

  /** The lines of the CSV, one a year. */
  List<Map<String, String>> lines() {
    List<Map<String, String>> lines = new ArrayList<>();
    for (Year year : years) {
      Map<String, String> line = new LinkedHashMap<>();
      line.put("year", String.valueOf(year.year()));
      line.put("edition", year.edition());
      line.put("comparable", String.valueOf(year.comparable()));
      line.put(
          "breaks",
          breaks.stream()
              .filter(mark -> mark.before() == year.year())
              .map(mark -> mark.kind() + ": " + mark.note())
              .collect(Collectors.joining(" ")));
      String reason = year.reason();
      Coverage coverage = year.coverage();
      if (reason != null || coverage == null) {
        line.put("notes", String.valueOf(reason));
      } else {
        BigDecimal value = year.value();
        line.put("value", value == null ? "" : value.toPlainString());
        line.put("unit", String.valueOf(year.unit()));
        line.put("expected", String.valueOf(coverage.expected()));
        line.put("filed", String.valueOf(coverage.filed()));
        line.put("blank", String.valueOf(year.blank()));
        line.put("cells", formula(year.cells()));
        line.put("verdict", String.valueOf(year.verdict()));
        line.put("approximate", String.valueOf(year.approximate()));
        line.put("notes", String.join(" ", year.notes()));
      }
      lines.add(line);
    }
    return lines;
  }

  private static String formula(List<Part> parts) {
    String formula =
        parts.stream()
            .map(part -> " " + part.sign() + " " + part.code())
            .collect(Collectors.joining());
    return formula.startsWith(" + ") ? formula.substring(3) : formula.strip();
  }

  /** The answer where nothing of a series can be compared: each form once with its reason. */
  static Problem refusal(Series series) {
    List<SeriesYear> years = series.years();
    return Problem.of(ProblemType.NOT_COMPARABLE)
        .with("cell", series.cell().code().value())
        .with("edition", series.edition().id())
        .with("from", years.get(0).year())
        .with("to", years.get(years.size() - 1).year())
        .with("reasons", (Localized) language -> reasons(years, language));
  }

  private static List<Map<String, String>> reasons(List<SeriesYear> years, Language language) {
    Map<String, String> byEdition = new LinkedHashMap<>();
    for (SeriesYear year : years) {
      if (year instanceof SeriesYear.NotCompared none) {
        byEdition.putIfAbsent(none.edition().id(), none.reason().in(language.locale()));
      }
    }
    return byEdition.entrySet().stream()
        .map(entry -> Map.of("edition", entry.getKey(), "reason", entry.getValue()))
        .toList();
  }
}
