package tongbao.edition;

import java.util.List;

/**
 * A row that is taken instead of the rows under it: a group printed as a single row.
 *
 * @param row the group's own row
 * @param whole its cells
 * @param parts the cells of the rows under it
 */
public record Alternative(Indicator row, List<Cell> whole, List<Cell> parts) {}
