package tongbao.filing;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tongbao.sheet.Sheet;
import tongbao.sheet.SignOff;

/**
 * What a unit hands in: a checked sheet and what belongs to it.
 *
 * @param explanations the unit's reasons for findings that are to be verified, by rule
 */
public record Submission(
    FilingId id,
    Sheet sheet,
    SignOff signOff,
    @Nullable String documentNumber,
    Map<String, String> explanations) {

  /** Keeps explanations in the order of their rules, however they came. */
  public Submission {
    explanations = Collections.unmodifiableMap(new TreeMap<>(explanations));
  }
}
