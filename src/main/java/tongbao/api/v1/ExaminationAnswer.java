package tongbao.api.v1;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tongbao.desk.Examination;
import tongbao.sheet.Remarks;
import tongbao.sheet.Sheet;
import tongbao.totals.Effect;

/** What handing in a sheet would come to. */
@Schema(
    name = "Examination",
    description = "What handing in the sheet would come to; nothing was stored.")
public record ExaminationAnswer(
    @Schema(description = "The unit's code.") String unit,
    @Schema(description = "The reporting year.") int year,
    @Schema(description = "The form of that year; null where there is none.", nullable = true)
        @Nullable String edition,
    @Schema(description = "Whether no finding is an error.") boolean valid,
    @Schema(
            description =
                "The status the submission would be answered with: 201, 422, or where the unit has"
                    + " filed for the year already 409, a revision 200.")
        int wouldAnswer,
    @Schema(description = "What the checks say of it.") List<FindingAnswer> findings,
    @Schema(description = "Words behind numbers, by cell, as they would be recorded.")
        Map<String, String> notes,
    @Schema(description = "Cells struck out, as they would be recorded.")
        List<String> notApplicable,
    @Schema(description = "Units of measure, by cell, as they would be recorded.")
        Map<String, String> units,
    @Schema(
            description =
                "What the city's totals of submitted filings would become; null for a sheet that"
                    + " would be refused, a unit they do not add, and a caller who may not see"
                    + " totals.",
            nullable = true)
        @Nullable EffectAnswer totals) {

  static ExaminationAnswer of(
      Examination examination,
      int wouldAnswer,
      Map<String, String> explanations,
      @Nullable Effect effect,
      Language language) {
    Sheet sheet = examination.sheet();
    Remarks remarks = sheet == null ? Remarks.NONE : sheet.remarks();
    return new ExaminationAnswer(
        examination.id().unit().value(),
        examination.id().year(),
        examination.edition(),
        !examination.refused(),
        wouldAnswer,
        FindingAnswer.of(examination.findings(), explanations, examination.yearBefore(), language),
        FilingAnswer.texts(remarks.notes()),
        FilingAnswer.codes(remarks.notApplicable()),
        FilingAnswer.texts(remarks.measures()),
        effect == null ? null : EffectAnswer.of(effect));
  }
}
