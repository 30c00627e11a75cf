package tongbao.api.v1;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tongbao.desk.BatchLine;
import tongbao.desk.BatchLine.Said;
import tongbao.filing.FilingId;
import tongbao.filing.Revision;

/** What became of one line of a batch. Members that say nothing are left out. */
@Schema(
    name = "BatchLine",
    description =
        "What became of one line of a batch. Only members that say something are there: `problem`"
            + " where the line was refused; `revision`, `digest`, `receipt` and `findings` where"
            + " its filing is recorded; `wouldAnswer` and `findings` with `validateOnly=true`. The"
            + " last line has `summary` and nothing else.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BatchLineAnswer(
    @Schema(description = "Which line of the body, counted from 1; empty lines count.")
        @Nullable Long line,
    @Schema(
            description =
                "What handing it in alone would have been answered with: 201 for recorded, 200 for"
                    + " recorded before with the same content, else that of the problem.")
        @Nullable Integer status,
    @Schema(
            description = "The unit's code, where the line could be read.",
            examples = "620900-zhijian")
        @Nullable String unit,
    @Schema(description = "The reporting year, where the line could be read.")
        @Nullable Integer year,
    @Schema(
            description =
                "Only with `validateOnly=true`: the status without it: 201, 200 where the same is"
                    + " recorded, 409 where something else is, 422.")
        @Nullable Integer wouldAnswer,
    @Schema(
            description =
                "The revision its content is recorded as: 1, or where it is recorded"
                    + " already that of the newest that has it.")
        @Nullable Integer revision,
    @Schema(description = "The digest of that revision; see Filing.") @Nullable String digest,
    @Schema(description = "What proves that revision.") FilingAnswer.@Nullable ReceiptBody receipt,
    @Schema(description = "What the checks say of it.") @Nullable List<FindingAnswer> findings,
    @Schema(ref = "Problem") @Nullable Map<String, Object> problem,
    @Nullable BatchSummary summary) {

  private static final int OK = 200;
  private static final int CREATED = 201;

  static BatchLineAnswer recorded(long line, BatchLine.Recorded recorded, Language language) {
    return recorded(line, CREATED, recorded.revision(), recorded.said(), language);
  }

  static BatchLineAnswer repeated(long line, BatchLine.Repeated repeated, Language language) {
    return recorded(line, OK, repeated.revision(), repeated.said(), language);
  }

  private static BatchLineAnswer recorded(
      long line, int status, Revision revision, Said said, Language language) {
    FilingId id = revision.id();
    return new BatchLineAnswer(
        line,
        status,
        id.unit().value(),
        id.year(),
        null,
        revision.number(),
        revision.digest().hex(),
        FilingAnswer.ReceiptBody.of(revision.receipt()),
        findings(said, language),
        null,
        null);
  }

  static BatchLineAnswer checked(
      long line, FilingId id, BatchLine.Checked checked, Language language) {
    return new BatchLineAnswer(
        line,
        OK,
        id.unit().value(),
        id.year(),
        switch (checked.verdict()) {
          case WOULD_BE_RECORDED -> CREATED;
          case WOULD_BE_REPEATED -> OK;
          case FILED_WITH_OTHER_CONTENT -> ProblemType.ALREADY_FILED.status();
          case WOULD_BE_REFUSED -> ProblemType.SHEET_REJECTED.status();
        },
        null,
        null,
        null,
        findings(checked.said(), language),
        null,
        null);
  }

  static BatchLineAnswer refused(
      long line, @Nullable FilingId id, Problem problem, Map<String, Object> words) {
    return new BatchLineAnswer(
        line,
        problem.type().status(),
        id == null ? null : id.unit().value(),
        id == null ? null : id.year(),
        null,
        null,
        null,
        null,
        null,
        words,
        null);
  }

  /** The last line. */
  static BatchLineAnswer last(BatchSummary summary) {
    return new BatchLineAnswer(null, null, null, null, null, null, null, null, null, null, summary);
  }

  /** The status that counts for the summary. */
  int counted() {
    return wouldAnswer == null ? Objects.requireNonNull(status) : wouldAnswer;
  }

  private static List<FindingAnswer> findings(Said said, Language language) {
    return FindingAnswer.of(said.findings(), said.explanations(), said.yearBefore(), language);
  }
}
