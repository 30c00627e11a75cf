package tongbao.reading.document;

import tongbao.edition.Text;

/** Elements of one packed file, counted over all its parts. */
final class XmlCount {

  private static final Text ELEMENTS = new Text("XML 元素数", "the number of XML elements");
  private static final Text DEPTH = new Text("XML 嵌套层数", "the nesting of XML elements");

  private final DocumentKind kind;
  private final Assembly assembly;
  private int elements;

  XmlCount(DocumentKind kind, Assembly assembly) {
    this.kind = kind;
    this.assembly = assembly;
  }

  void element(int depth) {
    assembly.watch().step();
    elements =
        Assembly.counted(elements + 1, ELEMENTS_PER_LIMIT * assembly.limits().elements(), ELEMENTS);
    Assembly.counted(depth, assembly.limits().depth(), DEPTH);
  }

  UnreadableDocumentException damage() {
    return Unreadable.corrupt(kind);
  }

  /** Streamed elements are not kept: they cost time, no memory. */
  private static final int ELEMENTS_PER_LIMIT = 10;
}
