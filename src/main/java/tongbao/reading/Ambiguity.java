package tongbao.reading;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tongbao.edition.CellCode;
import tongbao.edition.Text;

/**
 * Figures that could be read in several ways, and so were not read.
 *
 * @param cells the cells they stand for
 * @param text as printed
 * @param reason why they are not sure
 * @param alternatives the readings that satisfy the sums of the form, each with a number or blank
 *     per cell; empty where none does, or too many
 */
public record Ambiguity(
    List<CellCode> cells,
    String text,
    Place place,
    Text reason,
    List<List<@Nullable BigDecimal>> alternatives) {}
