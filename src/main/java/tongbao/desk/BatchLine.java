package tongbao.desk;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongbao.check.Finding;
import tongbao.check.YearBefore;
import tongbao.filing.Revision;

/** What became of one of many filings handed in together. */
public sealed interface BatchLine {

  /**
   * What the checks say of it.
   *
   * @param explanations the unit's, by rule
   * @param yearBefore the sheet it was held against; {@code null} where there is none
   */
  record Said(
      List<Finding> findings, Map<String, String> explanations, @Nullable YearBefore yearBefore) {}

  /** It is stored and stays stored. */
  record Recorded(Revision revision, Said said) implements BatchLine {}

  /** The same content was recorded before, as this revision. Nothing is stored. */
  record Repeated(Revision revision, Said said) implements BatchLine {}

  /** Nothing is stored, for this reason. */
  record Refused(Refusal refusal) implements BatchLine {}

  /** Nothing is known to be stored: something went wrong that is no fault of the sender's. */
  record Failed(RuntimeException why) implements BatchLine {}

  /** What handing it in would come to; nothing is stored. */
  record Checked(Verdict verdict, Said said) implements BatchLine {}

  /** What handing in would come to. */
  enum Verdict {
    WOULD_BE_RECORDED,
    WOULD_BE_REPEATED,
    FILED_WITH_OTHER_CONTENT,
    WOULD_BE_REFUSED
  }
}
