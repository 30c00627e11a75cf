package tongbao.desk;

import java.util.List;
import tongbao.check.Finding;
import tongbao.filing.Revision;

/** A recorded revision and what the checks say of it. */
public record Filed(Revision revision, List<Finding> findings) {

  /** Whether it is the first of its filing. */
  public boolean first() {
    return revision.number() == 1;
  }
}
