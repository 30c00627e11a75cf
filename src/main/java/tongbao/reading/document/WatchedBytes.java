package tongbao.reading.document;

import java.io.IOException;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** Bytes that are not read on when time is up: PDFBox knows no time of its own. */
final class WatchedBytes extends RandomAccessReadBuffer {

  private final Watch watch;

  WatchedBytes(byte[] bytes, Watch watch) {
    super(bytes);
    this.watch = watch;
  }

  @Override
  public int read() throws IOException {
    watch.step();
    return super.read();
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    watch.step();
    return super.read(into, offset, length);
  }
}
