package tongbao.reading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the corpus anew, after a change of the layouts. Run from the top of the repository with
 * the class path of the tests; the files are then compared with those stored.
 */
public final class CorpusGenerator {

  private CorpusGenerator() {}

  /** Writes into the folder given, by default that of the stored corpus. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments.length == 0 ? "src/test/resources/readings" : arguments[0]);
    for (CorpusVariant variant : all()) {
      write(folder.resolve(variant.name() + "." + variant.extension()), variant.content());
      write(folder.resolve(variant.name() + ".cells"), variant.expectation());
    }
  }

  static List<CorpusVariant> all() throws IOException {
    List<CorpusVariant> all = new ArrayList<>();
    CorpusLists.layouts(all);
    CorpusListFigures.figures(all);
    CorpusLines.plain(all);
    CorpusTables.tables(all);
    CorpusFigures.figures(all);
    CorpusWords.labels(all);
    CorpusWords.around(all);
    CorpusForeign.foreign(all);
    CorpusTraps.traps(all);
    CorpusOddTables.tables(all);
    CorpusOddLists.lists(all);
    return all;
  }

  private static void write(Path file, String text) throws IOException {
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
