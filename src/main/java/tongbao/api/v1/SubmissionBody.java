package tongbao.api.v1;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tongbao.sheet.SignOff;

/**
 * The body of a submission, for the OpenAPI document; {@link SubmissionReader} reads it, so that
 * every fault is answered at once.
 */
@Schema(name = "Submission", description = "What a unit hands in for a year.")
public record SubmissionBody(
    @Schema(
            description = "The unit's code.",
            pattern = "^[a-z0-9][a-z0-9-]{1,39}$",
            examples = "620900-zhijian",
            required = true)
        String unit,
    @Schema(
            description = "The reporting year.",
            minimum = "1900",
            maximum = "9999",
            examples = "2016",
            required = true)
        int year,
    @Schema(
            description = "The form the sender believes to fill in; refused where it is another.",
            examples = "2014",
            nullable = true)
        @Nullable String edition,
    @Schema(
            description =
                "Cell code to number. null or missing is blank, never 0. Numbers are judged by"
                    + " value: 353.0 and 3.53e2 are 353; \"353\" is refused. The cells of an edition"
                    + " and their JSON Schema: /editions/{id}/schema.",
            required = true)
        Map<String, @Nullable BigDecimal> values,
    @Schema(
            description =
                "Words behind a number, by cell: 其中修订16件 of 22（其中修订16件）. At most 500"
                    + " characters each.",
            nullable = true)
        @Nullable Map<String, String> notes,
    @Schema(
            description =
                "Cells struck out as not concerning the unit (/, —, 无). They hold no number; none"
                    + " is asked for.",
            maxItems = 500,
            nullable = true)
        @Nullable List<String> notApplicable,
    @Schema(
            description =
                "The unit of measure of a number, by cell, where the form fixes none: one of the"
                    + " cell's measures at /editions/{id}.",
            nullable = true)
        @Nullable Map<String, String> units,
    @Schema(description = "The line of names under the form.", nullable = true)
        @Nullable SignOff signOff,
    @Schema(description = "文号 of the report.", minLength = 1, maxLength = 200, nullable = true)
        @Nullable String documentNumber,
    @Schema(
            description = "Reasons for findings that are to be verified: rule to text.",
            nullable = true)
        @Nullable Map<String, String> explanations) {}
