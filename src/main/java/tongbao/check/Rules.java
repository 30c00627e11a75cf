package tongbao.check;

import static tongbao.check.Severity.ERROR;
import static tongbao.check.Severity.NOTICE;
import static tongbao.check.Severity.VERIFY;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.edition.CellCode;
import tongbao.edition.Edition;
import tongbao.edition.NumberType;
import tongbao.edition.Relation;
import tongbao.edition.Relation.Standing;

/** All rules of an edition as data. */
public final class Rules {

  /** The year has no form. */
  public static final String NO_EDITION = "year.no-edition";

  /** The form named is that of another year. */
  public static final String WRONG_EDITION = "edition.wrong-year";

  /** The unit does not report for the year. */
  public static final String NOT_REPORTING = "unit.not-reporting";

  private static final String FORM = "the form: its cells and their units";

  private Rules() {}

  /** The rules for single cells, then the relations in the order of the edition. */
  public static List<Rule> of(Edition edition) {
    List<Rule> rules = new ArrayList<>();
    rules.add(single(NO_EDITION, "form", ERROR, "an edition governs the year"));
    rules.add(single(WRONG_EDITION, "form", ERROR, "edition is left out or governs the year"));
    rules.add(
        single(NOT_REPORTING, "form", ERROR, "the unit is registered to report for the year"));
    String cell = edition.id() + ".{cell}.";
    rules.add(single(cell + "number", "type", ERROR, "{cell} is a number or null"));
    rules.add(single(cell + "whole", "type", ERROR, "a count is a whole number"));
    rules.add(single(cell + "negative", "type", ERROR, "{cell} >= 0 unless it is a change"));
    rules.add(
        single(
            cell + "size",
            "type",
            ERROR,
            "{cell} has at most "
                + NumberType.INTEGER_DIGITS
                + " digits before the decimal point"));
    rules.add(
        new Rule(
            cell + "places",
            "type",
            List.of(ERROR, NOTICE),
            "an amount has at most " + NumberType.AMOUNT_PLACES + " decimals, usually 2",
            List.of(),
            Standing.PLAUSIBLE,
            "local rules round to two decimals (儋州 2011, 南陵 2020, 潘集 2021)",
            null));
    rules.add(
        single(cell + "unknown", "type", ERROR, "every name in values is a cell of the form"));
    rules.add(single(cell + "heading", "type", ERROR, "a heading takes no number"));
    boolean table = edition.cells().stream().allMatch(BlankChecks::collected);
    rules.add(
        new Rule(
            table ? edition.id() + ".{part}.blank" : cell + "blank",
            "blank",
            List.of(VERIFY),
            table
                ? "every {cell} of {part} is given; blank is not 0; one finding for each part"
                : "{cell} is given; blank is not 0",
            List.of(),
            Standing.STATED,
            "local rules leave a cell without data blank (儋州, 潘集, 南陵)",
            null));
    addRemarks(edition, rules);
    rules.add(
        single(
            edition.id() + ".sign-off.missing",
            "sign-off",
            NOTICE,
            "head, reviewer, preparer, phone and date are given"));
    rules.add(
        new Rule(
            edition.id() + ".sign-off.same-person",
            "sign-off",
            List.of(VERIFY),
            "reviewer <> preparer",
            List.of(),
            Standing.PLAUSIBLE,
            "the form prints two persons",
            null));
    rules.add(
        single(
            edition.id() + ".explanations.unmatched",
            "explanations",
            NOTICE,
            "every explanation belongs to a finding"));
    edition.relations().forEach(relation -> addRelation(relation, rules));
    return List.copyOf(rules);
  }

  private static void addRemarks(Edition edition, List<Rule> rules) {
    String cell = edition.id() + ".{cell}.";
    rules.add(
        single(
            cell + "not-applicable", "remark", ERROR, "{cell} is not both given and struck out"));
    rules.add(
        single(
            edition.id() + ".{part}.not-applicable",
            "remark",
            NOTICE,
            "no {cell} of {part} is struck out"));
    rules.add(
        single(cell + "unit-fixed", "remark", ERROR, "units names cells whose form fixes no unit"));
    List<CellCode> measured =
        edition.cells().stream().filter(c -> !c.measures().isEmpty()).map(Cell::code).toList();
    if (!measured.isEmpty()) {
      rules.add(
          measured(cell + "unit-unknown", ERROR, "the unit is one of {cell}'s measures", measured));
      rules.add(measured(cell + "unit", VERIFY, "{cell} = 0, or its unit is given", measured));
    }
    edition
        .alternatives()
        .forEach(
            group ->
                rules.add(
                    new Rule(
                        edition.id() + "." + group.row().code() + ".alternative",
                        "alternative",
                        List.of(ERROR),
                        "either " + group.row().code() + " or the rows under it",
                        Stream.concat(group.whole().stream(), group.parts().stream())
                            .map(Cell::code)
                            .toList(),
                        Standing.IMPLIED,
                        FORM,
                        null)));
  }

  private static Rule measured(String id, Severity severity, String formula, List<CellCode> cells) {
    return new Rule(id, "remark", List.of(severity), formula, cells, Standing.IMPLIED, FORM, null);
  }

  private static Rule single(String id, String kind, Severity severity, String formula) {
    return new Rule(id, kind, List.of(severity), formula, List.of(), Standing.IMPLIED, FORM, null);
  }

  private static void addRelation(Relation relation, List<Rule> rules) {
    Severity firm = Severity.of(relation);
    if (relation instanceof Relation.Sum sum) {
      rules.add(
          rule(relation, "sum", List.of(firm, VERIFY), sum.total() + " = " + plus(sum.parts())));
    } else if (relation instanceof Relation.PartsAtMost parts) {
      rules.add(
          rule(
              relation,
              "parts-at-most",
              List.of(firm, VERIFY),
              parts.total() + " >= " + plus(parts.parts()) + ", usually ="));
    } else if (relation instanceof Relation.OfWhich ofWhich) {
      rules.add(
          rule(relation, "of-which", List.of(firm), ofWhich.part() + " <= " + ofWhich.whole()));
    } else if (relation instanceof Relation.Union union) {
      rules.add(
          rule(relation, "union", List.of(firm), union.total() + " <= " + plus(union.parts())));
      for (int i = 0; i < union.parts().size(); i++) {
        CellCode part = union.parts().get(i);
        rules.add(
            rule(
                relation,
                union.partIds().get(i),
                "union",
                List.of(firm),
                part + " <= " + union.total(),
                List.of(part, union.total())));
      }
    } else if (relation instanceof Relation.AtMost atMost) {
      rules.add(
          rule(
              relation,
              "at-most",
              List.of(firm),
              plus(atMost.left()) + " <= " + plus(atMost.right())));
    } else if (relation instanceof Relation.Equal equal) {
      rules.add(
          rule(relation, "equal", List.of(firm), plus(equal.left()) + " = " + plus(equal.right())));
    } else if (relation instanceof Relation.Requires requires) {
      rules.add(
          rule(
              relation,
              "requires",
              List.of(firm),
              "some of ("
                  + comma(requires.when())
                  + ") > 0 => some of ("
                  + comma(requires.some())
                  + ") > 0"));
    } else if (relation instanceof Relation.Range range) {
      rules.add(rule(relation, "range", List.of(firm), range(range)));
    } else if (relation instanceof Relation.NotNegative sum) {
      rules.add(rule(relation, "not-negative", List.of(firm), plus(sum.cells()) + " >= 0"));
    } else if (relation instanceof Relation.Coincidence coincidence) {
      rules.add(
          rule(
              relation,
              "coincidence",
              List.of(NOTICE),
              coincidence.cell() + " = 0 or <> " + plus(coincidence.sum())));
    } else if (relation instanceof Relation.Reserved reserved) {
      rules.add(
          rule(
              relation,
              "reserved",
              List.of(VERIFY),
              plus(reserved.cells())
                  + " = 0, or the unit has the power: "
                  + reserved.power().name().toLowerCase(Locale.ROOT).replace('_', '-')));
    } else if (relation instanceof Relation.Tell tell) {
      rules.add(
          rule(
              relation,
              "tell",
              List.of(VERIFY),
              plus(tell.cells()) + " = 0, or the words of the report tell of it"));
    } else if (relation instanceof Relation.AcrossYears acrossYears) {
      rules.add(rule(relation, "across-years", List.of(VERIFY), formula(acrossYears)));
    } else {
      throw new IllegalStateException("no wording for " + relation);
    }
  }

  private static Rule rule(
      Relation relation, String kind, List<Severity> severities, String formula) {
    return rule(relation, relation.id(), kind, severities, formula, relation.cells());
  }

  private static Rule rule(
      Relation relation,
      String id,
      String kind,
      List<Severity> severities,
      String formula,
      List<CellCode> cells) {
    Relation.Origin origin = relation.origin();
    return new Rule(
        id, kind, severities, formula, cells, origin.standing(), origin.source(), origin.note());
  }

  private static String range(Relation.Range range) {
    return limit(range.min(), " <= ", true) + range.cell() + limit(range.max(), " <= ", false);
  }

  private static String limit(@Nullable BigDecimal limit, String sign, boolean before) {
    if (limit == null) {
      return "";
    }
    return before ? limit.toPlainString() + sign : sign + limit.toPlainString();
  }

  private static String formula(Relation.AcrossYears relation) {
    String before =
        relation.before().stream()
            .map(code -> "before(" + code + ")")
            .collect(Collectors.joining(" + "));
    String plus = relation.plus().stream().map(code -> " + " + code).collect(Collectors.joining());
    String minus =
        relation.minus().stream().map(code -> " - " + code).collect(Collectors.joining());
    return relation.now() + " = " + before + plus + minus;
  }

  private static String plus(List<CellCode> cells) {
    return cells.stream().map(CellCode::value).collect(Collectors.joining(" + "));
  }

  private static String comma(List<CellCode> cells) {
    return cells.stream().map(CellCode::value).collect(Collectors.joining(", "));
  }
}
