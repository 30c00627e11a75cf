package tongbao.desk;

import java.util.List;
import tongbao.check.Finding;
import tongbao.filing.Revision;

/**
 * A recorded revision and what the checks say of it.
 *
 * @param first whether it is the first of its filing
 */
public record Filed(Revision revision, List<Finding> findings, boolean first) {}
