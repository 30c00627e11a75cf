package tongbao.api.v1;

/** A request's body that is a document, and the type it was declared as. */
public final class DocumentBody {

  private final byte[] bytes;
  private final String contentType;

  DocumentBody(byte[] bytes, String contentType) {
    this.bytes = bytes;
    this.contentType = contentType;
  }

  /** As it was sent; not copied, because it may be large. */
  byte[] bytes() {
    return bytes;
  }

  /** The header as it was sent. */
  String contentType() {
    return contentType;
  }
}
