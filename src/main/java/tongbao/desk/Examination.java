package tongbao.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tongbao.check.Finding;
import tongbao.check.YearBefore;
import tongbao.filing.FilingId;
import tongbao.sheet.Sheet;

/**
 * What handing in a sheet would come to.
 *
 * @param edition the form of the year; {@code null} where there is none
 * @param yearBefore the sheet it was held against; {@code null} where there is none
 * @param refused whether a finding is an error
 * @param filed whether the unit has filed for the year already
 * @param sheet the numbers, where there is a form to read them by
 */
public record Examination(
    FilingId id,
    @Nullable String edition,
    List<Finding> findings,
    @Nullable YearBefore yearBefore,
    boolean refused,
    boolean filed,
    @Nullable Sheet sheet) {}
