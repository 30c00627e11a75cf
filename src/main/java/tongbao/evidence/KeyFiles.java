package tongbao.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/** Keys on disk. What goes wrong is told with the file's name, in one line for the operator. */
public final class KeyFiles {

  private KeyFiles() {}

  /** The private key in a file: PKCS#8 as PEM, or a JWK. */
  public static SigningKey read(Path file) {
    try {
      return KeyText.signingKey(Files.readString(file));
    } catch (MalformedKeyException e) {
      throw new MalformedKeyException(file + " cannot be used: " + e.getMessage());
    } catch (IOException e) {
      throw new MalformedKeyException(file + " cannot be read (" + reason(e) + ")");
    }
  }

  /**
   * The private key in a file, made now where there is none. Of several services that do so at the
   * same moment one makes it and all of them read the same.
   */
  public static SigningKey readOrMake(Path file, SecureRandom random) {
    try {
      if (!Files.exists(file)) {
        make(file, random);
      }
    } catch (IOException e) {
      throw new MalformedKeyException("no key can be made in " + file + " (" + reason(e) + ")");
    }
    return read(file);
  }

  /** A key is whole or not there at all, whenever the machine stops. */
  private static void make(Path file, SecureRandom random) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    Path draft = file.resolveSibling(file.getFileName() + "." + random.nextInt(1 << 30));
    FileAttribute<?>[] onlyForOwner =
        FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try {
      try (FileChannel out =
          FileChannel.open(
              draft,
              EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              onlyForOwner)) {
        ByteBuffer key = StandardCharsets.UTF_8.encode(SigningKey.generate(random).privateJwk());
        while (key.hasRemaining()) {
          out.write(key);
        }
        out.force(true);
      }
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException e) {
      // Another service was first.
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** The public keys in a file, or in all files of a directory. */
  public static List<VerificationKey> retired(Path path) {
    List<VerificationKey> keys = new ArrayList<>();
    try {
      for (Path file : files(path)) {
        try {
          keys.addAll(KeyText.verificationKeys(Files.readString(file)));
        } catch (MalformedKeyException e) {
          throw new MalformedKeyException(file + " cannot be used: " + e.getMessage());
        }
      }
    } catch (IOException e) {
      throw new MalformedKeyException(path + " cannot be read (" + reason(e) + ")");
    }
    return keys;
  }

  private static List<Path> files(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> files = Files.list(path)) {
      // A volume of Kubernetes has its files twice, once behind names with two dots.
      return files
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  private static String reason(IOException e) {
    return e instanceof NoSuchFileException ? "there is no such file" : String.valueOf(e);
  }
}
