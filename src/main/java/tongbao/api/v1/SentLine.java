package tongbao.api.v1;

import org.jspecify.annotations.Nullable;

/** A line of a body, without its end. */
final class SentLine {
  private final long number;
  private final byte @Nullable [] bytes;

  SentLine(long number, byte @Nullable [] bytes) {
    this.number = number;
    this.bytes = bytes;
  }

  /** Which line of the body it is, counted from 1. */
  long number() {
    return number;
  }

  /** As it was sent, not copied; {@code null} where it is too long to be kept. */
  byte @Nullable [] bytes() {
    return bytes;
  }

  int size() {
    return bytes == null ? 0 : bytes.length;
  }
}
