package tongbao.edition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a row with several numbers.
 *
 * @param code the part of the cell code behind {@code @}
 * @param label the heading as printed
 * @param gloss the heading in English
 * @param group the heading printed above it and its neighbours, if there is one
 * @param unit the unit of measure, where the column and not the row fixes it
 * @param measures the units a filer may choose from, where the form fixes none; else empty
 * @param type what the column takes, where the column and not the row fixes it
 * @param totalling how it is added up, where the column and not the row says so
 * @param overlaps whether the numbers of successive years count some cases twice
 */
public record Column(
    String code,
    String label,
    String gloss,
    @Nullable String group,
    @Nullable String unit,
    List<String> measures,
    @Nullable NumberType type,
    @Nullable Totalling totalling,
    boolean overlaps) {}
