package tongbao.edition;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All editions the service knows, in the order of their years. */
public final class Editions {

  private static final String FOLDER = "editions";

  private final List<Edition> all;
  private final Map<String, Edition> byId = new HashMap<>();

  /**
   * A set of editions.
   *
   * @throws MalformedEditionException where two of them govern the same year
   */
  public Editions(List<Edition> editions) {
    all = editions.stream().sorted(Comparator.comparingInt(Edition::firstYear)).toList();
    List<String> faults = new ArrayList<>();
    for (int i = 1; i < all.size(); i++) {
      if (all.get(i - 1).governs(all.get(i).firstYear())) {
        faults.add(
            all.get(i - 1) + " and " + all.get(i) + " both govern " + all.get(i).firstYear());
      }
    }
    if (!faults.isEmpty()) {
      throw new MalformedEditionException(FOLDER, faults);
    }
    all.forEach(edition -> byId.put(edition.id(), edition));
  }

  /** The editions in the folder {@code editions} of the class path: each file there is one. */
  public static Editions load(ClassLoader classes) {
    Map<String, Edition> editions = new HashMap<>();
    try {
      for (URL folder : Collections.list(classes.getResources(FOLDER))) {
        readFolder(folder.toURI(), editions);
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("the editions cannot be read", e);
    }
    if (editions.isEmpty()) {
      throw new IllegalStateException("there is no edition on the class path");
    }
    return new Editions(List.copyOf(editions.values()));
  }

  private static void readFolder(URI folder, Map<String, Edition> editions) throws IOException {
    if (!"jar".equals(folder.getScheme())) {
      readFiles(Path.of(folder), editions);
      return;
    }
    String jar = folder.getRawSchemeSpecificPart();
    Path archive = Path.of(URI.create(jar.substring(0, jar.indexOf("!/"))));
    try (FileSystem files = FileSystems.newFileSystem(archive)) {
      readFiles(files.getPath(FOLDER), editions);
    }
  }

  private static void readFiles(Path folder, Map<String, Edition> editions) throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(folder)) {
      files = listed.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    for (Path file : files) {
      try (InputStream content = Files.newInputStream(file)) {
        Edition edition = EditionReader.read(String.valueOf(file.getFileName()), content);
        // The first on the class path wins, as for every other resource.
        editions.putIfAbsent(edition.id(), edition);
      }
    }
  }

  /** All of them, earliest years first. */
  public List<Edition> all() {
    return all;
  }

  /** The edition of that id. */
  public Optional<Edition> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The edition a stored filing names; its absence is a fault of the installation. */
  public Edition get(String id) {
    return find(id)
        .orElseThrow(() -> new IllegalStateException("edition " + id + " is not installed"));
  }

  /** The edition that governs a reporting year. */
  public Optional<Edition> forYear(int year) {
    return all.stream().filter(edition -> edition.governs(year)).findFirst();
  }
}
