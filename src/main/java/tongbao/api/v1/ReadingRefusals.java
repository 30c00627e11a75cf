package tongbao.api.v1;

import static tongbao.api.v1.ProblemType.NO_FORM;
import static tongbao.api.v1.ProblemType.READING_DIFFERS;
import static tongbao.api.v1.ProblemType.READING_DOUBTFUL;
import static tongbao.api.v1.ProblemType.UNAVAILABLE;
import static tongbao.api.v1.ProblemType.UNREADABLE_DOCUMENT;
import static tongbao.api.v1.ProblemType.UNSUPPORTED_MEDIA_TYPE;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import tongbao.desk.ReadReport;
import tongbao.desk.Refusal;
import tongbao.edition.CellCode;
import tongbao.reading.Outcome;

/** What refusals of documents are in HTTP. */
final class ReadingRefusals {

  private static final String RETRY_AFTER_SECONDS = "5";

  private ReadingRefusals() {}

  static Problem problem(Refusal refusal) {
    if (refusal instanceof Refusal.Unreadable unreadable) {
      return unreadable(unreadable);
    }
    if (refusal instanceof Refusal.NoForm none) {
      return noForm(none.why());
    }
    if (refusal instanceof Refusal.ReadingDoubtful doubtful) {
      return doubtful(doubtful.report());
    }
    if (refusal instanceof Refusal.ReadingDiffers differs) {
      return Problem.of(READING_DIFFERS)
          .with("parameter", differs.parameter())
          .with("given", differs.given())
          .with("printed", differs.printed());
    }
    return Problem.of(UNAVAILABLE).saying("reading").withHeader("Retry-After", RETRY_AFTER_SECONDS);
  }

  private static Problem unreadable(Refusal.Unreadable unreadable) {
    Problem problem =
        switch (unreadable.reason()) {
          case UNSUPPORTED_TYPE, WRONG_TYPE, OLD_FORMAT, MACROS ->
              Problem.of(UNSUPPORTED_MEDIA_TYPE).saying("document");
          case PROTECTED, NO_TEXT, UNDECODABLE, CORRUPT, TOO_LARGE, TOO_SLOW ->
              Problem.of(UNREADABLE_DOCUMENT);
        };
    return problem
        .with("reason", EditionAnswer.word(unreadable.reason()))
        .with("message", (Localized) language -> unreadable.text().in(language.locale()));
  }

  private static Problem noForm(Outcome.Unrecognised why) {
    Problem problem = Problem.of(NO_FORM).with("reason", EditionAnswer.word(why.reason()));
    if (!why.nearest().isEmpty()) {
      problem =
          problem.with("nearest", why.nearest().get(0).id()).with("share", percent(why.share()));
    }
    return switch (why.reason()) {
      case NO_FORM -> problem;
      case UNKNOWN_FORM -> why.nearest().isEmpty() ? problem : problem.saying("unknown-form");
      case UNDECIDED -> problem.saying("undecided");
      case SEVERAL_FORMS -> problem.saying("several-forms");
    };
  }

  private static String percent(double share) {
    return BigDecimal.valueOf(100 * share).setScale(0, RoundingMode.HALF_UP).toPlainString() + "%";
  }

  private static Problem doubtful(ReadReport report) {
    return Problem.of(READING_DOUBTFUL)
        .with("unread", report.reading().unread().stream().map(CellCode::value).toList())
        .with(
            "ambiguous",
            (Localized) language -> ReadingAnswer.ambiguous(report.reading(), language))
        .with(
            "findings",
            (Localized)
                language ->
                    FindingAnswer.of(report.findings(), Map.of(), report.yearBefore(), language));
  }
}
