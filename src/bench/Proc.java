import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the kernel tells of processes in /proc: time worked, memory, children. */
final class Proc {

  /** The kernel counts in hundredths of a second here, whatever its own clock does. */
  private static final double MICROS_PER_TICK = 10_000;

  private static final int PARENT = 1;
  private static final int OWN_FROM = 11;
  private static final int REAPED_FROM = 13;

  private Proc() {}

  /** Microseconds of processor time a process has used itself. */
  static double workedMicros(long pid) {
    return micros(stat(pid), OWN_FROM);
  }

  /** Microseconds used by children of a process that have ended. */
  static double reapedMicros(long pid) {
    return micros(stat(pid), REAPED_FROM);
  }

  /** Microseconds used by a process and all it started, ended or not. */
  static double treeMicros(long root) {
    double sum = 0;
    for (long pid : tree(root)) {
      String[] stat = stat(pid);
      sum += micros(stat, OWN_FROM) + micros(stat, REAPED_FROM);
    }
    return sum;
  }

  /** Kilobytes by a line of /proc/PID/status, such as VmRSS or VmHWM. */
  static double statusKilobytes(long pid, String line) {
    return kilobytes(read(pid, "status"), line);
  }

  /** From here on VmHWM is the most since now. */
  static void forgetPeak(long pid) {
    try {
      Files.writeString(Path.of("/proc/" + pid + "/clear_refs"), "5");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Memory of a process and its children; what they share counts once. */
  static double treeKilobytes(long root) {
    double sum = 0;
    for (long pid : tree(root)) {
      sum += kilobytes(read(pid, "smaps_rollup"), "Pss");
    }
    return sum;
  }

  private static List<Long> tree(long root) {
    List<Long> found = new ArrayList<>(List.of(root));
    List<long[]> all = parents();
    for (int i = 0; i < found.size(); i++) {
      long parent = found.get(i);
      for (long[] entry : all) {
        if (entry[1] == parent) {
          found.add(entry[0]);
        }
      }
    }
    return found;
  }

  private static List<long[]> parents() {
    List<long[]> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path entry : entries) {
        long pid = Long.parseLong(entry.getFileName().toString());
        String[] stat = stat(pid);
        if (stat.length > PARENT) {
          found.add(new long[] {pid, Long.parseLong(stat[PARENT])});
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /** The fields after the name, which may hold spaces itself; none where the process has ended. */
  private static String[] stat(long pid) {
    String line = read(pid, "stat");
    return line.isEmpty()
        ? new String[0]
        : line.substring(line.lastIndexOf(')') + 2).trim().split(" ");
  }

  private static double micros(String[] stat, int from) {
    return stat.length <= from + 1
        ? 0
        : (Long.parseLong(stat[from]) + Long.parseLong(stat[from + 1])) * MICROS_PER_TICK;
  }

  private static double kilobytes(String text, String name) {
    return text.lines()
        .filter(line -> line.startsWith(name + ":"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElse(0);
  }

  private static String read(long pid, String file) {
    try {
      return Files.readString(Path.of("/proc/" + pid + "/" + file));
    } catch (IOException e) {
      return "";
    }
  }
}
