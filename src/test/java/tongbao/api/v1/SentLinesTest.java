package tongbao.api.v1;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class SentLinesTest {

  private static final int LONGEST = 5;

  /** However the body is cut on its way. */
  @Property
  void linesAreThoseOfTheBody(@ForAll("bodies") String body, @ForAll @IntRange(min = 1) int piece) {
    SentLines lines = new SentLines(LONGEST);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    for (int from = 0; from < bytes.length; from += Math.min(piece, bytes.length)) {
      int to = Math.min(bytes.length, from + Math.min(piece, bytes.length));
      lines.take(java.util.Arrays.copyOfRange(bytes, from, to));
    }
    lines.end();

    List<String> expected = new ArrayList<>();
    String[] parts = body.split("\n", -1);
    for (int i = 0; i < parts.length; i++) {
      String part = i == 0 && parts[i].startsWith("\uFEFF") ? parts[i].substring(1) : parts[i];
      String line = part.replaceAll("[ \r]+$", "");
      // What is far too long is not looked at for what it ends with.
      boolean tooLong =
          line.length() > LONGEST || parts[i].getBytes(StandardCharsets.UTF_8).length > LONGEST + 1;
      if (tooLong) {
        expected.add((i + 1) + " too long");
      } else if (!line.isEmpty()) {
        expected.add((i + 1) + " " + line);
      }
    }
    List<String> found = new ArrayList<>();
    while (lines.count() > 0) {
      for (SentLine line : lines.next(2, 3)) {
        found.add(
            line.number()
                + " "
                + (line.bytes() == null
                    ? "too long"
                    : new String(Objects.requireNonNull(line.bytes()), StandardCharsets.UTF_8)));
      }
    }
    assertEquals(expected, found);
    assertEquals(0, lines.size());
  }

  @Provide
  Arbitrary<String> bodies() {
    return Arbitraries.of("a", "b", "\n", "\r\n", " ", "\uFEFF\n", "aaaa")
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts).replaceAll("(?<!^)\uFEFF", ""));
  }
}
