package tongbao.filing;

import org.jspecify.annotations.Nullable;
import tongbao.edition.CellCode;

/**
 * Why something was decided.
 *
 * @param cell the cell it is about; {@code null} where it is about the whole
 */
public record Reason(@Nullable CellCode cell, String text) {}
