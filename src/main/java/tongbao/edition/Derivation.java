package tongbao.edition;

import java.util.List;

/**
 * What a cell that was left blank follows from.
 *
 * @param cell the cell
 * @param under for a group's own row the same column of the rows under it; else empty
 * @param sums sets of parts that each add up to the cell, the likelier first
 */
public record Derivation(Cell cell, List<Cell> under, List<List<Cell>> sums) {}
