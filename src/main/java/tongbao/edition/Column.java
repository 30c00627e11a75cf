package tongbao.edition;

import org.jspecify.annotations.Nullable;

/**
 * A column of a row with several numbers.
 *
 * @param code the part of the cell code behind {@code @}
 * @param label the heading as printed
 * @param gloss the heading in English
 * @param unit the unit of measure, where the column and not the row fixes it
 * @param type what the column takes, where the column and not the row fixes it
 */
public record Column(
    String code, String label, String gloss, @Nullable String unit, @Nullable NumberType type) {}
