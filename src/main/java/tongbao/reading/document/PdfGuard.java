package tongbao.reading.document;

import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import tongbao.edition.Text;

/**
 * Makes the bytes of a PDF harmless before PDFBox sees them. PDFBox unpacks whatever stream it
 * meets into memory, as far as it goes, some of them while it is still opening the file. So here
 *
 * <ul>
 *   <li>every stream is unpacked once without keeping it, and counted;
 *   <li>every way to pack a stream but Flate and ASCII85 loses its name, and with it any effect:
 *       those of pictures, which are never looked at, and those out of use;
 *   <li>so do references where a name is usual, behind which such a name could hide.
 * </ul>
 *
 * Names are changed in place, so all offsets stay.
 */
final class PdfGuard {

  private static final Set<String> HARMLESS = Set.of("FlateDecode", "Fl", "ASCII85Decode", "A85");
  private static final Text INFLATED =
      new Text("解压后的字节数", "the number of bytes a stream of it unpacks to");
  private static final int NAME_LIMIT = 64;
  private static final int VALUE_LIMIT = 4096;
  private static final int PICTURE_WIDTH = 65_536;

  private final byte[] pdf;
  private final Assembly assembly;
  private final byte[] sink = new byte[64 << 10];
  private boolean hasBase85;

  private PdfGuard(byte[] pdf, Assembly assembly) {
    this.pdf = pdf;
    this.assembly = assembly;
  }

  /** A copy of the file that can be opened. */
  static byte[] disarm(byte[] bytes, Assembly assembly) {
    PdfGuard guard = new PdfGuard(bytes.clone(), assembly);
    guard.names();
    guard.streams();
    return guard.pdf;
  }

  private void names() {
    for (int i = 0; i < pdf.length; i++) {
      assembly.watch().step();
      if (pdf[i] == '/') {
        int end = nameEnd(i);
        switch (name(i, end)) {
          case "Encrypt" -> {
            int value = skipSpace(end);
            if (value < pdf.length && (isDigit(pdf[value]) || pdf[value] == '<')) {
              throw Unreadable.locked();
            }
          }
          case "Filter" -> filter(i, end);
          case "DecodeParms", "DP" -> withoutReferences(i, end);
          case "Columns", "BitsPerComponent", "Colors" -> sane(i, end);
          default -> {}
        }
      }
    }
  }

  private void filter(int key, int end) {
    int value = skipSpace(end);
    if (value >= pdf.length) {
      return;
    }
    if (pdf[value] == '/') {
      disarmName(value);
    } else if (pdf[value] == '[') {
      int close = arrayEnd(value);
      for (int i = value; i < close; i++) {
        if (pdf[i] == '/') {
          disarmName(i);
        }
      }
    } else {
      pdf[key + 1] = 'X';
    }
  }

  private void disarmName(int at) {
    int end = nameEnd(at);
    String name = name(at, end);
    if (end > at + 1 && !HARMLESS.contains(name)) {
      pdf[at + 1] = 'X';
    }
    hasBase85 |= name.equals("ASCII85Decode") || name.equals("A85");
  }

  private void withoutReferences(int key, int end) {
    int value = skipSpace(end);
    if (value >= pdf.length) {
      return;
    }
    boolean reference = isDigit(pdf[value]);
    if (pdf[value] == '[') {
      int close = arrayEnd(value);
      for (int i = value; i + 1 < close; i++) {
        reference |= isSpace(pdf[i]) && pdf[i + 1] == 'R';
      }
    }
    if (reference) {
      pdf[key + 1] = 'X';
    }
  }

  /** A picture may be so wide; what claims more only wants the memory for a row. */
  private void sane(int key, int end) {
    int at = skipSpace(end);
    long number = 0;
    int digits = 0;
    while (at < pdf.length && isDigit(pdf[at]) && digits < 10) {
      number = 10 * number + pdf[at] - '0';
      digits++;
      at++;
    }
    int next = skipSpace(at);
    boolean reference = next < pdf.length && isDigit(pdf[next]);
    if (number > PICTURE_WIDTH || reference) {
      pdf[key + 1] = 'X';
    }
  }

  private void streams() {
    for (int i = 0; i + 6 < pdf.length; i++) {
      assembly.watch().step();
      boolean stream =
          pdf[i] == 's'
              && pdf[i + 1] == 't'
              && pdf[i + 2] == 'r'
              && pdf[i + 3] == 'e'
              && pdf[i + 4] == 'a'
              && pdf[i + 5] == 'm'
              && (i == 0 || pdf[i - 1] != 'd');
      if (stream) {
        int start = i + 6;
        while (start < pdf.length && isSpace(pdf[start]) && start < i + 9) {
          inflate(pdf, start, pdf.length);
          start++;
        }
        inflate(pdf, start, pdf.length);
        if (hasBase85) {
          base85(start);
        }
      }
    }
  }

  /** Unpacks as PDFBox does: the two bytes of the header are not looked at. */
  private void inflate(byte[] data, int start, int end) {
    if (start + 2 >= end) {
      return;
    }
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(data, start + 2, end - start - 2);
      long size = 0;
      while (!inflater.finished()) {
        assembly.watch().look();
        int read = inflater.inflate(sink);
        if (read == 0) {
          return;
        }
        size += read;
        if (size > assembly.limits().inflatedBytes()) {
          throw Unreadable.tooLarge(INFLATED, assembly.limits().inflatedBytes());
        }
      }
    } catch (DataFormatException e) {
      // Not packed this way, or only so far.
    } finally {
      inflater.end();
    }
  }

  /** Where a stream is written in ASCII85, counts what is packed in that. */
  private void base85(int start) {
    int end = start;
    while (end < pdf.length && ((pdf[end] >= '!' && pdf[end] < '~') || isSpace(pdf[end]))) {
      assembly.watch().step();
      end++;
    }
    if (end >= pdf.length || pdf[end] != '~') {
      return;
    }
    byte[] decoded = new byte[4 * (end - start) / 5 + 8];
    int length = 0;
    long group = 0;
    int digits = 0;
    for (int i = start; i < end && length + 4 <= decoded.length; i++) {
      if (pdf[i] == 'z') {
        return;
      }
      if (!isSpace(pdf[i])) {
        group = 85 * group + pdf[i] - '!';
        if (++digits == 5) {
          for (int shift = 24; shift >= 0; shift -= 8) {
            decoded[length++] = (byte) (group >> shift);
          }
          digits = 0;
          group = 0;
        }
      }
    }
    inflate(decoded, 0, length);
  }

  private int arrayEnd(int start) {
    int at = start;
    while (at < pdf.length && at < start + VALUE_LIMIT && pdf[at] != ']') {
      at++;
    }
    return at;
  }

  private int nameEnd(int slash) {
    int end = slash + 1;
    while (end < pdf.length
        && end - slash < NAME_LIMIT
        && !isSpace(pdf[end])
        && !isDelimiter(end)) {
      end++;
    }
    return end;
  }

  /** A name with its escapes undone. */
  private String name(int slash, int end) {
    StringBuilder name = new StringBuilder();
    for (int i = slash + 1; i < end; i++) {
      if (pdf[i] == '#' && i + 2 < end) {
        int high = Character.digit(pdf[i + 1], 16);
        int low = Character.digit(pdf[i + 2], 16);
        if (high >= 0 && low >= 0) {
          name.append((char) (16 * high + low));
          i += 2;
          continue;
        }
      }
      name.append((char) (pdf[i] & 0xFF));
    }
    return name.toString();
  }

  private int skipSpace(int from) {
    int at = from;
    while (at < pdf.length && (isSpace(pdf[at]) || pdf[at] == '%')) {
      if (pdf[at] == '%') {
        while (at < pdf.length && pdf[at] != '\n' && pdf[at] != '\r') {
          assembly.watch().step();
          at++;
        }
      } else {
        at++;
      }
    }
    return at;
  }

  private boolean isDelimiter(int at) {
    return "()<>[]{}/%".indexOf(pdf[at]) >= 0;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == '\f' || b == 0;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
