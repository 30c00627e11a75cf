package tongbao.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongbao.access.Caller;
import tongbao.access.Role;
import tongbao.check.Forms;
import tongbao.filing.Digest;
import tongbao.filing.DigestAlgorithm;
import tongbao.filing.FilingId;
import tongbao.filing.FilingState;
import tongbao.filing.Revision;
import tongbao.filing.Standing;
import tongbao.filing.Status;
import tongbao.filing.Submission;
import tongbao.sheet.Sheet;
import tongbao.sheet.SignOff;
import tongbao.unit.UnitCode;

class FilingViewTest {

  private static final FilingState PUBLISHED = new FilingState.Published(Instant.EPOCH, "office");
  private static final Standing STANDS = new Standing(1, 1, 1);

  @ParameterizedTest
  @CsvSource({
    "SUBMITTER, bureau, true",
    "SUBMITTER, another, false",
    "SUBMITTER, , false",
    "REVIEWER, , true"
  })
  void showsASubmitterItsOwnUnitAndTheOfficeAll(Role role, @Nullable String unit, boolean seen) {
    Caller caller = new Caller("t", role, unit == null ? null : new UnitCode(unit));
    for (FilingState state : List.of(new FilingState.Submitted(), PUBLISHED)) {
      assertEquals(seen, FilingView.sees(caller, revision(state, STANDS)));
    }
  }

  @Test
  void showsAReaderWhatIsPublished() {
    Caller reader = new Caller("t", Role.READER, null);
    for (FilingState state :
        List.of(
            new FilingState.Submitted(),
            new FilingState.SentBack(Instant.EPOCH, "office", List.of()),
            new FilingState.Accepted(Instant.EPOCH, "office"),
            new FilingState.Withdrawn(Instant.EPOCH, "office", List.of()))) {
      assertFalse(FilingView.sees(reader, revision(state, STANDS)), state::toString);
    }
    assertTrue(FilingView.sees(reader, revision(PUBLISHED, STANDS)));
    assertTrue(FilingView.sees(reader, revision(PUBLISHED, new Standing(2, 2, 2))), "overtaken");
    Standing withdrawn = new Standing(null, null, null);
    assertFalse(FilingView.sees(reader, revision(PUBLISHED, withdrawn)), "its successor withdrawn");
  }

  private static Revision revision(FilingState state, Standing standing) {
    Submission submission =
        new Submission(
            new FilingId(2016, new UnitCode("bureau")),
            Sheet.of(Forms.E2014, new BigDecimal[Forms.E2014.cells().size()]),
            SignOff.NONE,
            null,
            Map.of());
    return new Revision(
        submission,
        1,
        Instant.EPOCH,
        Digest.of(submission, DigestAlgorithm.SHA_256),
        new Status(state, 1, standing),
        null,
        null);
  }
}
