package tongbao.reading.document;

import java.io.IOException;
import java.io.StringReader;

/** Text that is not read on when time is up: so parsers that know no time end all the same. */
final class WatchedReader extends StringReader {

  private static final int MOST_AT_ONCE = 4096;

  private final Watch watch;

  WatchedReader(String text, Watch watch) {
    super(text);
    this.watch = watch;
  }

  @Override
  public int read() throws IOException {
    watch.step();
    return super.read();
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    watch.look();
    return super.read(into, offset, Math.min(length, MOST_AT_ONCE));
  }
}
