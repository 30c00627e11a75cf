package tongbao.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tongbao.edition.Editions;

/** Documents of plain text, for tests of the reader of forms. */
final class Texts {

  static final Editions EDITIONS = Editions.load(Texts.class.getClassLoader());

  private Texts() {}

  /** A text file of the test's resources. */
  static Document lines(String resource) throws IOException {
    try (InputStream in = Objects.requireNonNull(Texts.class.getResourceAsStream(resource))) {
      return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** A text, line by line. */
  static Document of(String text) {
    List<Block> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      lines.add(new Block.Line(Place.line(lines.size() + 1), line));
    }
    return new Document(lines);
  }
}
