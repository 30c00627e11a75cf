package tongbao.api.v1;

/** What is handed in: JSON, or a published report. */
public sealed interface FilingBody {

  /** The numbers themselves. */
  record Numbers(JsonBody json) implements FilingBody {}

  /** A document to read them from. */
  record Report(DocumentBody document) implements FilingBody {}
}
