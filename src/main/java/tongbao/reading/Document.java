package tongbao.reading;

import java.util.List;

/**
 * A document taken apart into its lines and tables, in reading order, whatever file it came as.
 *
 * @param blocks the text of every table cell stands only in its table, not as lines beside it
 */
public record Document(List<Block> blocks) {}
