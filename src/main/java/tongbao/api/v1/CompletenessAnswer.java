package tongbao.api.v1;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tongbao.filing.Completeness;
import tongbao.filing.Duty;
import tongbao.filing.DutyCounts;
import tongbao.filing.DutyFilter;
import tongbao.filing.StateName;
import tongbao.unit.AreaCode;

/** Who has filed for a year and who has not, page by page. */
@Schema(name = "Completeness", description = "Who has filed for a year and who has not.")
public record CompletenessAnswer(
    @Schema(description = "The reporting year.") int year,
    @Schema(description = "The code of the area looked at.") String area,
    @Schema(description = "The moment this was so.") Instant asOf,
    @Schema(description = "Counts over all expected units of the area, whatever the page shows.")
        SummaryAnswer summary,
    @Schema(description = "The expected units asked for, ordered by code.") List<DutyAnswer> items,
    @Schema(
            description =
                "The areas' own reports, with every page. They are due later, repeat their units'"
                    + " numbers and are expected in no total.")
        List<DutyAnswer> rollUps,
    @Schema(description = "The next page; null on the last.", nullable = true)
        @Nullable String next) {

  /** How many units stand how. */
  @Schema(name = "CompletenessSummary", description = "How many expected units stand how.")
  public record SummaryAnswer(
      @Schema(description = "Units that report for the year.") int expected,
      @Schema(
              description =
                  "With a return that was not taken back, or of which an earlier revision still counts.")
          int filed,
      @Schema(description = "Of the filed: first recorded by the due date.") int onTime,
      @Schema(description = "Of the filed: first recorded after it.") int late,
      @Schema(description = "Without a return.") int missing,
      @Schema(description = "Of the missing: past the due date.") int overdue,
      @Schema(description = "Sent back to the unit.") int sentBack,
      @Schema(description = "With findings neither corrected nor explained.") int unexplained,
      @Schema(description = "Accepted and not yet published.") int accepted,
      @Schema(description = "Published.") int published,
      @Schema(description = "To be looked at again, because the year before changed.")
          int recheck) {}

  /** How one unit stands. */
  @Schema(name = "Duty", description = "How one unit stands with its return for the year.")
  public record DutyAnswer(
      @Schema(description = "The unit's code.") String unit,
      @Schema(description = "Its name.") String name,
      @Schema(description = "The code of its area.") String area,
      @Schema(
              description = "What it is.",
              enumeration = {"department", "government-office", "area-rollup"})
          String kind,
      @Schema(description = "The day the return is due.") LocalDate dueOn,
      @Schema(description = "Whether the city total waits for it.") boolean expected,
      @Schema(
              description =
                  "Whether there is a return: its newest revision was not taken back, or an earlier"
                      + " one still counts.")
          boolean filed,
      @Schema(description = "When its first revision was recorded.", nullable = true)
          @Nullable Instant firstFiledAt,
      @Schema(description = "Whether that was after the due date.") boolean late,
      @Schema(description = "Whether there is no return and the due date is over.") boolean overdue,
      @Schema(
              description =
                  "Days from the due date to the first revision, or to today where it is overdue; 0"
                      + " where it is in time.")
          long daysLate,
      @Schema(
              description = "Where the newest revision stands; null where there is none.",
              enumeration = {"submitted", "sent-back", "accepted", "published", "withdrawn"},
              nullable = true)
          @Nullable String state,
      @Schema(description = "The newest revision; null where there is none.", nullable = true)
          @Nullable Integer revision,
      @Schema(
              description =
                  "What is neither corrected nor explained; nothing where the newest revision was"
                      + " taken back and an accepted one counts.")
          OpenFindings openFindings,
      @Schema(description = "Whether a newer revision of the year before changed the findings.")
          boolean recheck) {

    static DutyAnswer of(Duty duty) {
      StateName state = duty.state();
      return new DutyAnswer(
          duty.unit().code().value(),
          duty.unit().name(),
          duty.area().value(),
          duty.unit().kind().code(),
          duty.dueOn(),
          duty.expected(),
          duty.filed(),
          duty.firstFiledAt(),
          duty.late(),
          duty.overdue(),
          duty.daysLate(),
          state == null ? null : state.code(),
          duty.revision(),
          new OpenFindings(duty.open().size(), duty.open()),
          duty.recheck());
    }
  }

  /** Findings that wait for the unit. */
  @Schema(name = "OpenFindings", description = "Findings that are neither corrected nor explained.")
  public record OpenFindings(
      @Schema(description = "How many.") int count,
      @Schema(description = "Their rules.") List<String> rules) {}

  static CompletenessAnswer of(
      int year,
      AreaCode area,
      Instant asOf,
      Completeness found,
      List<Duty> page,
      @Nullable String next) {
    return new CompletenessAnswer(
        year,
        area.value(),
        asOf,
        summary(found.counts()),
        items(page),
        items(found.rollUps()),
        next);
  }

  private static SummaryAnswer summary(DutyCounts counts) {
    return new SummaryAnswer(
        counts.units(),
        counts.filed(),
        counts.onTime(),
        counts.of(DutyFilter.LATE),
        counts.of(DutyFilter.MISSING),
        counts.of(DutyFilter.OVERDUE),
        counts.of(DutyFilter.SENT_BACK),
        counts.of(DutyFilter.UNEXPLAINED),
        counts.of(DutyFilter.ACCEPTED),
        counts.of(DutyFilter.PUBLISHED),
        counts.of(DutyFilter.RECHECK));
  }

  private static List<DutyAnswer> items(List<Duty> duties) {
    return duties.stream().map(DutyAnswer::of).toList();
  }
}
