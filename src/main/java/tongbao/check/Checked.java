package tongbao.check;

import java.util.List;
import tongbao.sheet.Sheet;

/**
 * A received sheet after all checks.
 *
 * @param sheet its numbers; complete only where no finding is an error
 * @param findings everything that was found, in the order of the form
 */
public record Checked(Sheet sheet, List<Finding> findings) {

  /** Whether the sheet must be refused. */
  public boolean refused() {
    return Finding.refuse(findings);
  }
}
