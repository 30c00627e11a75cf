package tongbao.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tongbao.check.Finding;
import tongbao.filing.FilingId;

/**
 * What handing in a sheet would come to.
 *
 * @param edition the form of the year; {@code null} where there is none
 * @param refused whether a finding is an error
 * @param filed whether the unit has filed for the year already
 */
public record Examination(
    FilingId id,
    @Nullable String edition,
    List<Finding> findings,
    boolean refused,
    boolean filed) {}
