package tongbao.reading;

/**
 * Something within the form's table that belongs to none of its rows: a local row, a remark.
 *
 * @param text as printed
 */
public record Leftover(String text, Place place) {}
