package tongbao.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongbao.access.Caller;
import tongbao.access.Role;
import tongbao.check.Forms;
import tongbao.filing.Digest;
import tongbao.filing.DigestAlgorithm;
import tongbao.filing.FilingId;
import tongbao.filing.Revision;
import tongbao.filing.StateName;
import tongbao.filing.Statuses;
import tongbao.filing.Submission;
import tongbao.sheet.Sheet;
import tongbao.sheet.SignOff;
import tongbao.unit.UnitCode;

class ReceiptDeskTest {

  @ParameterizedTest
  @CsvSource({
    "ADMIN,,SUBMITTED,true",
    "REVIEWER,,WITHDRAWN,true",
    "SUBMITTER,a-unit,SUBMITTED,true",
    "SUBMITTER,b-unit,SUBMITTED,false",
    "SUBMITTER,b-unit,PUBLISHED,false",
    "SUBMITTER,,SUBMITTED,false",
    "READER,,ACCEPTED,false",
    "READER,,WITHDRAWN,false",
    "READER,,PUBLISHED,true",
  })
  void showsPapersToThoseTheyConcern(
      Role role, @Nullable String unit, StateName state, boolean expected) {
    Caller caller = new Caller("x", role, unit == null ? null : new UnitCode(unit));
    assertEquals(expected, ReceiptDesk.maySee(caller, paper(state)));
  }

  private static Revision paper(StateName state) {
    Submission submission =
        new Submission(
            new FilingId(2016, new UnitCode("a-unit")),
            Sheet.of(Forms.E2014, new BigDecimal[Forms.E2014.cells().size()]),
            SignOff.NONE,
            null,
            Map.of());
    Digest digest = Digest.of(submission, DigestAlgorithm.SHA_256);
    return new Revision(submission, 1, Instant.EPOCH, digest, Statuses.in(state), null, null);
  }
}
