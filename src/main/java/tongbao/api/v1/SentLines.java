package tongbao.api.v1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Cuts a body into lines as it comes. Empty lines count, and are passed over; of a line that is too
 * long nothing is kept.
 */
final class SentLines {
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final int longest;
  private final Deque<SentLine> waiting = new ArrayDeque<>();
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
  private long number = 1;
  private long size;
  private boolean tooLong;

  SentLines(int longest) {
    this.longest = longest;
  }

  void take(byte[] bytes) {
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        keep(bytes, start, i);
        endLine();
        start = i + 1;
      }
    }
    keep(bytes, start, bytes.length);
  }

  /** No more comes. */
  void end() {
    if (begun.size() > 0 || tooLong) {
      endLine();
    }
  }

  private void keep(byte[] bytes, int from, int to) {
    // The line's own end may be two characters.
    if (begun.size() + (to - from) > longest + 1) {
      tooLong = true;
      begun.reset();
    }
    if (!tooLong) {
      begun.write(bytes, from, to - from);
    }
  }

  private void endLine() {
    byte[] line = begun.toByteArray();
    int from = number == 1 && startsWithMark(line) ? MARK.length : 0;
    int to = line.length;
    while (to > from && isSpace(line[to - 1])) {
      to--;
    }
    if (tooLong || to - from > longest) {
      waiting.add(new SentLine(number, null));
    } else if (to > from) {
      byte[] kept = to - from == line.length ? line : Arrays.copyOfRange(line, from, to);
      waiting.add(new SentLine(number, kept));
      size += kept.length;
    }
    number++;
    tooLong = false;
    begun.reset();
  }

  private static boolean startsWithMark(byte[] line) {
    return line.length >= MARK.length
        && line[0] == MARK[0]
        && line[1] == MARK[1]
        && line[2] == MARK[2];
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\r';
  }

  /** How many lines wait. */
  int count() {
    return waiting.size();
  }

  /** How many bytes the lines have that wait. */
  long size() {
    return size;
  }

  /** Takes the first lines that wait: at most so many, and no further one beyond so many bytes. */
  List<SentLine> next(int mostLines, long mostBytes) {
    List<SentLine> next = new ArrayList<>();
    long bytes = 0;
    while (!waiting.isEmpty() && next.size() < mostLines && bytes < mostBytes) {
      SentLine line = waiting.remove();
      next.add(line);
      bytes += line.size();
    }
    size -= bytes;
    return next;
  }
}
