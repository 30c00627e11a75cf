package tongbao.desk;

import java.util.List;
import tongbao.check.Finding;
import tongbao.filing.FilingId;

/**
 * What handing in a sheet would come to.
 *
 * @param refused whether a finding is an error
 * @param filed whether the unit has filed for the year already
 */
public record Examination(
    FilingId id, String edition, List<Finding> findings, boolean refused, boolean filed) {}
