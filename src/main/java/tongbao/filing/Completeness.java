package tongbao.filing;

import java.util.List;

/**
 * Who has filed for a year and who has not.
 *
 * @param counts over all units whose returns make up the totals, whatever the page shows
 * @param page some of these units, in the order of their codes
 * @param rollUps the areas' own reports, which are never added to those of their units
 */
public record Completeness(DutyCounts counts, List<Duty> page, List<Duty> rollUps) {}
