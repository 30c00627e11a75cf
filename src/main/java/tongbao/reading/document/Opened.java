package tongbao.reading.document;

import java.util.List;
import tongbao.edition.Text;
import tongbao.reading.Document;

/**
 * A file taken apart.
 *
 * @param kind what it was
 * @param document its lines and tables
 * @param remarks what a reader of the lines and tables cannot see, such as rows left out because
 *     they are hidden
 */
public record Opened(DocumentKind kind, Document document, List<Text> remarks) {}
