import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;

/** Draws what was measured: filings by connections, and cost by the number of units. */
final class Picture {

  private static final int WIDTH = 420;
  private static final int HEIGHT = 300;
  private static final int LEFT = 70;
  private static final int TOP = 50;

  private final StringBuilder svg = new StringBuilder();

  private Picture() {}

  static String of(Results results) {
    Picture picture = new Picture();
    List<Panel> panels =
        List.of(
            new Panel(
                "Filings stored a second, by connections",
                List.of(
                    line("service", "#1f5fa8", results, "filings", "perSecond"),
                    line("pgbench, same statement", "#999999", results, "pgbench", "perSecond"))),
            new Panel(
                "Total right after a change, ms, by units that filed",
                List.of(line("one call", "#1f5fa8", results, "totals-by-size", "p50ms"))),
            new Panel(
                "Filings stored a second, by units that filed",
                List.of(
                    line("8 connections", "#1f5fa8", results, "filings-by-size", "perSecond"))));
    return picture.draw(panels);
  }

  private record Line(
      String name, String colour, List<Integer> sizes, IntFunction<Optional<Spread>> at) {}

  private record Panel(String title, List<Line> lines) {
    List<Integer> sizes() {
      return lines.stream().flatMap(line -> line.sizes().stream()).distinct().sorted().toList();
    }

    double highest() {
      return lines.stream()
          .flatMap(line -> line.sizes().stream().map(line.at()::apply))
          .mapToDouble(spread -> spread.map(Spread::high).orElse(0.0))
          .max()
          .orElse(1);
    }
  }

  private static Line line(
      String name, String colour, Results results, String what, String figure) {
    return new Line(name, colour, results.sizes(what), size -> results.spread(what, size, figure));
  }

  private String draw(List<Panel> panels) {
    int height = HEIGHT + TOP + 60;
    int width = panels.size() * (WIDTH + LEFT + 30);
    add(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif'"
            + " font-size='12'>",
        width, height);
    add("<rect width='%d' height='%d' fill='white'/>", width, height);
    int left = LEFT;
    for (Panel panel : panels) {
      if (!panel.sizes().isEmpty()) {
        draw(panel, left);
        left += WIDTH + LEFT + 30;
      }
    }
    add("</svg>");
    return svg.toString();
  }

  private void draw(Panel panel, int left) {
    double top = nice(panel.highest());
    add("<text x='%d' y='20' font-size='14'>%s</text>", left, panel.title());
    for (int i = 0; i <= 4; i++) {
      double y = y(top * i / 4, top);
      add("<path d='M%d %.1f h%d' stroke='#dddddd'/>", left, y, WIDTH);
      add(
          "<text x='%d' y='%.1f' text-anchor='end'>%s</text>",
          left - 6, y + 4, Spread.number(top * i / 4));
    }
    List<Integer> sizes = panel.sizes();
    for (int size : sizes) {
      add(
          "<text x='%.1f' y='%d' text-anchor='middle'>%s</text>",
          x(sizes, size, left), TOP + HEIGHT + 18, String.format(Locale.ROOT, "%,d", size));
    }
    int legend = 0;
    for (Line line : panel.lines()) {
      draw(line, sizes, left, top);
      add(
          "<text x='%d' y='%d' fill='%s'>%s</text>",
          left + 10, TOP + HEIGHT + 36 + 16 * legend++, line.colour(), line.name());
    }
  }

  /** The medians joined, and a stroke from the lowest to the highest of each. */
  private void draw(Line line, List<Integer> sizes, int left, double top) {
    StringBuilder path = new StringBuilder();
    for (int size : line.sizes()) {
      Spread spread = line.at().apply(size).orElse(null);
      if (spread == null) {
        continue;
      }
      double x = x(sizes, size, left);
      double y = y(spread.median(), top);
      path.append(String.format(Locale.ROOT, "%s%.1f %.1f ", path.isEmpty() ? "M" : "L", x, y));
      add("<circle cx='%.1f' cy='%.1f' r='3' fill='%s'/>", x, y, line.colour());
      add(
          "<path d='M%.1f %.1f V%.1f' stroke='%s'/>",
          x, y(spread.low(), top), y(spread.high(), top), line.colour());
    }
    add("<path d='%s' fill='none' stroke='%s' stroke-width='2'/>", path, line.colour());
  }

  /** Sizes grow by factors, so they stand at equal factors. */
  private static double x(List<Integer> sizes, int size, int left) {
    double first = Math.log(sizes.get(0));
    double last = Math.log(sizes.get(sizes.size() - 1));
    return first == last
        ? left + WIDTH / 2.0
        : left + 20 + (WIDTH - 40) * (Math.log(size) - first) / (last - first);
  }

  private static double y(double value, double top) {
    return TOP + HEIGHT - HEIGHT * value / top;
  }

  /** The next of 1, 2, 4, 8 times a power of ten. */
  private static double nice(double highest) {
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(highest, 1e-3))));
    for (double step : new double[] {1, 2, 4, 8}) {
      if (highest <= step * power) {
        return step * power;
      }
    }
    return 10 * power;
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
