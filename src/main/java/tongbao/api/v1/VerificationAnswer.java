package tongbao.api.v1;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tongbao.evidence.Fault;
import tongbao.evidence.Verification;

/** What came of working everything out again. */
@Schema(name = "Verification", description = "Whether everything is as it was recorded.")
public record VerificationAnswer(
    @Schema(description = "Whether no fault was found.") boolean intact,
    @Schema(description = "How many lines of the audit log were worked out again.")
        long checkedLines,
    @Schema(description = "How many revisions were worked out again.") long checkedRevisions,
    @Schema(description = "How many steps of filings were held against the audit log.")
        long checkedEvents,
    @Schema(description = "Where the audit log ends. To be noted outside the service.") Head head,
    @Schema(description = "How many faults were found.") long faultCount,
    @Schema(
            description =
                "The first 100 of them: those of the audit log by position, then those of revisions"
                    + " and those of the steps of filings by year and unit.")
        List<FaultAnswer> faults) {

  /** The end of the chain. */
  @Schema(name = "AuditHead", description = "The end of the audit log.")
  public record Head(
      @Schema(description = "The position of its last line; 0 while there is none.") long position,
      @Schema(description = "The hash of that line.") String hash) {}

  /** Something that is not as it was recorded. */
  @Schema(name = "EvidenceFault", description = "Something that is not as it was recorded.")
  public record FaultAnswer(
      @Schema(
              description = "What kind of thing it is.",
              enumeration = {
                "audit-gap",
                "audit-link",
                "audit-line",
                "audit-head",
                "noted-head",
                "revision-unreadable",
                "revision-content",
                "revision-derived",
                "revision-digest",
                "revision-unlogged",
                "revision-missing",
                "receipt",
                "submission-signature",
                "event-unreadable",
                "event-changed",
                "event-unlogged",
                "event-missing",
                "event-standing"
              })
          String kind,
      @Schema(description = "The line of the audit log at fault.", nullable = true)
          @Nullable Long position,
      @Schema(
              description = "The revision at fault.",
              nullable = true,
              examples = "filings/2016/620900-zhijian/revisions/1")
          @Nullable String revision,
      @Schema(
              description =
                  "The step of a filing at fault: the filing's list of decisions and the sequence"
                      + " in it.",
              nullable = true,
              examples = "filings/2016/620900-zhijian/decisions/2")
          @Nullable String event,
      @Schema(description = "What should be there.", nullable = true) @Nullable String expected,
      @Schema(description = "What is there.", nullable = true) @Nullable String actual,
      @Schema(description = "What happened, in the language of the answer.") String message) {

    static FaultAnswer of(Fault fault, Language language) {
      return new FaultAnswer(
          fault.kind().code(),
          fault.position(),
          fault.revision(),
          fault.event(),
          fault.expected(),
          fault.actual(),
          fault.message().in(language.locale()));
    }
  }

  static VerificationAnswer of(Verification.Result result, Language language) {
    return new VerificationAnswer(
        result.intact(),
        result.checkedLines(),
        result.checkedRevisions(),
        result.checkedEvents(),
        new Head(result.head().position(), result.head().hash()),
        result.faultCount(),
        result.faults().stream().map(fault -> FaultAnswer.of(fault, language)).toList());
  }
}
