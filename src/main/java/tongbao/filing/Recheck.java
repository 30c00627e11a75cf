package tongbao.filing;

import java.time.Instant;
import java.util.List;

/**
 * That a revision has to be looked at again, because the year before was recorded anew after it and
 * the checks say something else since.
 *
 * @param year the year before
 * @param revision its revision that counts now; where none does, the one last decided on
 * @param recordedAt when that one was recorded; where it was recorded before the later year, when
 *     what counted in its place was decided on
 * @param added the rules that are broken now and were not when the later year was recorded
 * @param gone the rules that were broken then and are not now
 * @param changed the rules broken then and now, but by other numbers
 */
public record Recheck(
    int year,
    int revision,
    Instant recordedAt,
    List<String> added,
    List<String> gone,
    List<String> changed) {}
