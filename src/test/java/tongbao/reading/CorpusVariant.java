package tongbao.reading;

import java.util.List;

/**
 * A document of the corpus and what has to be read in it.
 *
 * @param name the name of its file
 * @param extension of its file
 * @param layout what is peculiar about it
 * @param edition the form it is, or is most like
 * @param outcome what reading it has to come to
 * @param mayMiss cells that need not be read; {@code *} ends a pattern
 */
record CorpusVariant(
    String name,
    String extension,
    String layout,
    String edition,
    int year,
    Outcome outcome,
    List<String> mayMiss,
    String cells,
    String content) {

  /** What reading comes to. */
  enum Outcome {
    /** A sheet of the edition. */
    READ,
    /** No form of ours; the edition is the nearest. */
    UNKNOWN,
    /** Not read, or nothing of it for sure. */
    NOT_READ
  }

  static CorpusVariant of(
      String name, String extension, String layout, CorpusForm form, String content) {
    return new CorpusVariant(
        name,
        extension,
        layout,
        form.edition.id(),
        form.year,
        Outcome.READ,
        List.of(),
        form.expected(),
        content);
  }

  CorpusVariant mayMiss(String... patterns) {
    return new CorpusVariant(
        name, extension, layout, edition, year, outcome, List.of(patterns), cells, content);
  }

  CorpusVariant outcome(Outcome other) {
    return new CorpusVariant(
        name, extension, layout, edition, year, other, mayMiss, cells, content);
  }

  CorpusVariant nearest(String other) {
    return new CorpusVariant(
        name, extension, layout, other, year, outcome, mayMiss, cells, content);
  }

  /** The file beside the document. */
  String expectation() {
    return "# "
        + layout
        + "\noutcome "
        + outcome.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')
        + "\nedition "
        + edition
        + "\nyear "
        + year
        + (mayMiss.isEmpty() ? "" : "\nmay-miss " + String.join(" ", mayMiss))
        + "\n"
        + (outcome == Outcome.READ ? cells : "");
  }
}
