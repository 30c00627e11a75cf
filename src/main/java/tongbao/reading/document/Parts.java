package tongbao.reading.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.UnsupportedZipFeatureException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.poi.openxml4j.util.ZipEntrySource;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Text;

/**
 * The text parts of a packed file, unpacked once within the limits. Pictures and other parts are
 * left packed, and whoever asks for a part gets what was counted here, not the file a second time.
 */
final class Parts implements ZipEntrySource {

  private static final Text ENTRIES =
      new Text("压缩包内的文件数", "the number of entries of the packed file");
  private static final Text INFLATED = new Text("解压后的字节数", "the number of bytes it unpacks to");
  private static final Text RATIO = new Text("压缩比", "the ratio it is packed by");
  private static final int SMALL = 1 << 20;

  private final DocumentKind kind;
  private final Map<String, ZipArchiveEntry> entries = new LinkedHashMap<>();
  private final Map<String, byte[]> contents = new LinkedHashMap<>();
  private boolean closed;

  private Parts(DocumentKind kind) {
    this.kind = kind;
  }

  static Parts unpack(DocumentKind kind, byte[] bytes, Assembly assembly) {
    Limits limits = assembly.limits();
    Assembly.counted(directoryEntries(bytes), limits.entries(), ENTRIES);
    Parts parts = new Parts(kind);
    long left = limits.inflatedBytes();
    try (ZipFile zip =
        ZipFile.builder()
            .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
            .setIgnoreLocalFileHeader(true)
            .get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
          throw Unreadable.locked();
        }
        String name = entry.getName().toLowerCase(Locale.ROOT);
        if (name.endsWith("vbaproject.bin")) {
          throw Unreadable.macros();
        }
        if (parts.entries.put(entry.getName(), entry) != null) {
          throw Unreadable.corrupt(kind);
        }
        boolean text = name.endsWith(".xml") || name.endsWith(".rels");
        byte[] content = text ? inflate(zip, entry, left, assembly) : new byte[0];
        left -= content.length;
        parts.contents.put(entry.getName(), content);
      }
    } catch (UnsupportedZipFeatureException e) {
      throw Unreadable.corrupt(kind);
    } catch (IOException | IllegalArgumentException e) {
      throw Unreadable.corrupt(kind);
    }
    return parts;
  }

  private static byte[] inflate(ZipFile zip, ZipArchiveEntry entry, long left, Assembly assembly)
      throws IOException {
    Limits limits = assembly.limits();
    ByteArrayOutputStream inflated = new ByteArrayOutputStream();
    byte[] buffer = new byte[16 << 10];
    try (InputStream in = zip.getInputStream(entry)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        assembly.watch().look();
        inflated.write(buffer, 0, read);
        if (inflated.size() > left) {
          throw Unreadable.tooLarge(INFLATED, limits.inflatedBytes());
        }
        if (inflated.size() > SMALL
            && inflated.size() / limits.ratio() > Math.max(1, entry.getCompressedSize())) {
          throw Unreadable.tooLarge(RATIO, limits.ratio());
        }
      }
    }
    return inflated.toByteArray();
  }

  /** Counted in the bytes: a library that lists the entries has made objects of them by then. */
  private static int directoryEntries(byte[] bytes) {
    int count = 0;
    for (int i = 0; i + 3 < bytes.length; i++) {
      if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1 && bytes[i + 3] == 2) {
        count++;
      }
    }
    return count;
  }

  boolean has(String name) {
    return contents.containsKey(name);
  }

  byte[] content(String name) {
    byte[] content = contents.get(name.startsWith("/") ? name.substring(1) : name);
    if (content == null) {
      throw Unreadable.corrupt(kind);
    }
    return content;
  }

  @Override
  public Enumeration<? extends ZipArchiveEntry> getEntries() {
    return Collections.enumeration(entries.values());
  }

  @Override
  public @Nullable ZipArchiveEntry getEntry(String path) {
    return entries.get(path.startsWith("/") ? path.substring(1) : path);
  }

  @Override
  public InputStream getInputStream(ZipArchiveEntry entry) {
    return new ByteArrayInputStream(content(entry.getName()));
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }
}
