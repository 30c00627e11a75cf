package tongbao.api.v1;

import java.util.Map;
import java.util.Optional;
import tongbao.desk.Refusal;
import tongbao.edition.Edition;
import tongbao.filing.FilingId;
import tongbao.filing.Move;
import tongbao.filing.Revision;

/** What the desk's refusals are in HTTP: the one place that knows their statuses. */
final class Refusals {

  private Refusals() {}

  static Problem problem(Refusal refusal) {
    if (refusal instanceof Refusal.SheetRefused sheet) {
      return Problem.of(ProblemType.SHEET_REJECTED)
          .with(
              "findings",
              (Localized)
                  language ->
                      FindingAnswer.of(
                          sheet.findings(), sheet.explanations(), sheet.yearBefore(), language));
    }
    if (refusal instanceof Refusal.UnknownUnit unknown) {
      return Problem.of(ProblemType.UNKNOWN_UNIT).with("unit", unknown.code().value());
    }
    if (refusal instanceof Refusal.UnknownArea unknown) {
      return Problem.of(ProblemType.UNKNOWN_AREA).with("area", unknown.code().value());
    }
    if (refusal instanceof Refusal.TooManyParts many) {
      return Problem.of(ProblemType.INVALID_PARAMETER)
          .saying("too-many-parts")
          .with("parameter", "area")
          .with("value", many.area().value())
          .with("filed", many.filed())
          .with("most", many.most());
    }
    if (refusal instanceof Refusal.TooManyChanges many) {
      return Problem.of(ProblemType.INVALID_PARAMETER)
          .saying("too-many-changes")
          .with("parameter", "area")
          .with("value", many.area().value())
          .with("most", many.most());
    }
    if (refusal instanceof Refusal.UnknownEdition unknown) {
      return Problem.of(ProblemType.UNKNOWN_EDITION)
          .with("edition", unknown.id())
          .with("known", unknown.known().stream().map(Edition::id).toList());
    }
    if (refusal instanceof Refusal.NoEdition none) {
      return Problem.of(ProblemType.NO_EDITION)
          .with("year", none.year())
          .with("known", none.known().stream().map(Edition::years).toList());
    }
    if (refusal instanceof Refusal.UnknownCell unknown) {
      Problem problem =
          Problem.of(ProblemType.UNKNOWN_CELL)
              .with("edition", unknown.edition().id())
              .with("cell", unknown.code());
      if (unknown.heading()) {
        return problem.saying("heading");
      }
      return unknown
          .nearest()
          .map(nearest -> problem.with("nearest", nearest))
          .orElseGet(() -> problem.saying("nothing-near"));
    }
    if (refusal instanceof Refusal.NotComparable none) {
      return SeriesAnswer.refusal(none.series());
    }
    if (refusal instanceof Refusal.NoFiling none) {
      return filing(Problem.of(ProblemType.NO_FILING), none.id());
    }
    if (refusal instanceof Refusal.NoRevision none) {
      return filing(Problem.of(ProblemType.NO_REVISION), none.id())
          .with("revision", none.number())
          .with("newest", none.newest());
    }
    if (refusal instanceof Refusal.AlreadyFiled filed) {
      return current(
          filing(Problem.of(ProblemType.ALREADY_FILED), filed.current().id()), filed.current());
    }
    if (refusal instanceof Refusal.KeyTaken taken) {
      return filing(Problem.of(ProblemType.KEY_REUSED), taken.earlier());
    }
    if (refusal instanceof Refusal.Stale stale) {
      Problem problem = filing(Problem.of(ProblemType.PRECONDITION_FAILED), stale.id());
      Optional<Revision> current = stale.current();
      return current.isPresent()
          ? current(problem, current.get())
          : problem.saying("nothing-filed");
    }
    if (refusal instanceof Refusal.MoveRefused refused) {
      return move(refused);
    }
    if (refusal instanceof Refusal.FindingsOpen open) {
      Revision revision = open.revision();
      return current(filing(Problem.of(ProblemType.FINDINGS_OPEN), revision.id()), revision)
          .with("open", open.findings().size())
          .with(
              "findings",
              (Localized)
                  language ->
                      FindingAnswer.of(
                          open.findings(), revision.submission().explanations(), null, language));
    }
    if (refusal instanceof Refusal.UnknownReceipt unknown) {
      return Problem.of(ProblemType.UNKNOWN_RECEIPT).with("code", unknown.code().printed());
    }
    if (refusal instanceof Refusal.NotPublished) {
      return Problem.of(ProblemType.FORBIDDEN).saying("unpublished");
    }
    if (refusal instanceof Refusal.UnknownToken unknown) {
      return Problem.of(ProblemType.UNKNOWN_TOKEN).with("id", unknown.id().toString());
    }
    if (refusal instanceof Refusal.TokenNameTaken taken) {
      return Problem.of(ProblemType.TOKEN_NAME_TAKEN).with("name", taken.name());
    }
    if (refusal instanceof Refusal.TokenEnded ended) {
      Problem problem = Problem.of(ProblemType.TOKEN_ENDED).with("name", ended.token().name());
      return ended.token().revokedAt() == null ? problem.saying("expired") : problem;
    }
    if (refusal instanceof Refusal.TokenConfigured configured) {
      return Problem.of(ProblemType.TOKEN_CONFIGURED).with("name", configured.token().name());
    }
    if (refusal instanceof Refusal.LastAdmin last) {
      return Problem.of(ProblemType.LAST_ADMIN).with("name", last.token().name());
    }
    if (refusal instanceof Refusal.UnknownWebhook unknown) {
      return Problem.of(ProblemType.UNKNOWN_WEBHOOK).with("webhook", unknown.id());
    }
    if (refusal instanceof Refusal.UnknownDelivery unknown) {
      return Problem.of(ProblemType.UNKNOWN_DELIVERY)
          .with("webhook", unknown.webhook())
          .with("delivery", unknown.id());
    }
    if (refusal instanceof Refusal.SignatureRefused refused) {
      return Problem.of(ProblemType.SIGNATURE_REFUSED)
          .saying(refused.reason())
          .with("unit", refused.unit().value())
          .with("kid", refused.kid());
    }
    if (refusal instanceof Refusal.UnitKeyTaken taken) {
      Problem problem =
          Problem.of(ProblemType.UNIT_KEY_TAKEN)
              .with("unit", taken.unit().value())
              .with("kid", taken.kid());
      return taken.revoked() ? problem.saying("revoked") : problem;
    }
    if (refusal instanceof Refusal.UnknownUnitKey unknown) {
      return Problem.of(ProblemType.UNKNOWN_UNIT_KEY)
          .with("unit", unknown.unit().value())
          .with("kid", unknown.kid());
    }
    if (refusal instanceof Refusal.NoSignature none) {
      return filing(Problem.of(ProblemType.NO_SIGNATURE), none.id())
          .with("revision", none.revision());
    }
    if (refusal instanceof Refusal.Unreadable
        || refusal instanceof Refusal.NoForm
        || refusal instanceof Refusal.ReadingDoubtful
        || refusal instanceof Refusal.ReadingDiffers
        || refusal instanceof Refusal.ReadersBusy) {
      return ReadingRefusals.problem(refusal);
    }
    if (refusal instanceof Refusal.RegisterRefused refused) {
      return Problem.of(ProblemType.REGISTER_REFUSED)
          .with(
              "errors",
              (Localized)
                  language ->
                      refused.faults().stream()
                          .map(
                              fault ->
                                  Map.of(
                                      "pointer", fault.pointer(),
                                      "detail", fault.detail().in(language.locale())))
                          .toList());
    }
    throw new IllegalStateException("no problem for " + refusal);
  }

  private static Problem move(Refusal.MoveRefused refused) {
    Revision revision = refused.revision();
    Problem problem =
        current(filing(Problem.of(ProblemType.MOVE_REFUSED), revision.id()), revision)
            .with("decision", refused.move().code())
            .with("state", revision.state().name().code())
            .with("newest", refused.newest())
            .with("allowed", refused.allowed().stream().map(Move::code).toList());
    if (revision.number() < refused.newest() && revision.state().moves().contains(refused.move())) {
      return problem.saying("overtaken");
    }
    return refused.allowed().isEmpty() ? problem.saying("none") : problem;
  }

  private static Problem filing(Problem problem, FilingId id) {
    return problem.with("unit", id.unit().value()).with("year", id.year());
  }

  private static Problem current(Problem problem, Revision current) {
    return problem.with("revision", current.number()).with("etag", '"' + current.tag() + '"');
  }
}
