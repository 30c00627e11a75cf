package tongbao.api.v1;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The lines of a batch, counted; who has read it has seen the whole answer. */
@Schema(
    name = "BatchSummary",
    description =
        "The lines of a batch, counted by what became of them; with `validateOnly=true` by what"
            + " would.")
public record BatchSummary(
    @Schema(
            description =
                "Whether every line was looked at. False where the service had to stop: lines"
                    + " behind the last one answered were not looked at, and are to be sent again"
                    + " with those that failed.")
        boolean complete,
    @Schema(description = "How many were answered.") long lines,
    @Schema(description = "How many were recorded (201).") long recorded,
    @Schema(description = "How many were recorded before with the same content (200).")
        long repeated,
    @Schema(description = "How many were refused (4xx).") long refused,
    @Schema(description = "How many failed by no fault of theirs (5xx).") long failed) {

  static final BatchSummary NONE = new BatchSummary(true, 0, 0, 0, 0, 0);

  private static final int OK = 200;
  private static final int CREATED = 201;

  BatchSummary with(int status) {
    boolean ours = status >= ProblemType.INTERNAL_ERROR.status();
    return new BatchSummary(
        complete,
        lines + 1,
        recorded + (status == CREATED ? 1 : 0),
        repeated + (status == OK ? 1 : 0),
        refused + (status > CREATED && !ours ? 1 : 0),
        failed + (ours ? 1 : 0));
  }

  BatchSummary stopped() {
    return new BatchSummary(false, lines, recorded, repeated, refused, failed);
  }
}
