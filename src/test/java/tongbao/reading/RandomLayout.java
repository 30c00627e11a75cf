package tongbao.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import tongbao.edition.Cell;
import tongbao.edition.Column;
import tongbao.edition.Edition;
import tongbao.edition.Indicator;

/**
 * A report with random numbers, set in a random layout, and damaged: figures lost, run together or
 * split, labels misprinted, rows added. Knows what each cell really holds.
 */
final class RandomLayout {

  /** Rows between two damages. */
  private static final int APART = 3;

  private final Random chance;
  private final Edition edition;
  private final Map<String, BigDecimal> truth = new HashMap<>();
  private final Set<String> lost = new HashSet<>();
  private final StringBuilder text = new StringBuilder();
  private final String between;
  private final String behindRow;
  private final boolean labelsBehind;
  private final boolean wraps;
  private final boolean units;
  private final double damage;
  private boolean lineDamaged;
  private int written;
  private int lastDamaged = -APART;

  RandomLayout(Edition edition, long seed) {
    this.edition = edition;
    this.chance = new Random(seed);
    String[] gaps = {" ", "  ", "\t", "\n", "\n\n", " \n "};
    this.between = gaps[chance.nextInt(gaps.length)];
    this.behindRow = between.equals("\t") || chance.nextInt(4) > 0 ? "\n" : " ";
    this.labelsBehind = chance.nextInt(6) == 0;
    this.wraps = chance.nextInt(3) == 0;
    this.units = chance.nextInt(5) == 0;
    this.damage = chance.nextInt(3) == 0 ? 0 : 0.02 * chance.nextDouble();
    boolean lumped = chance.nextInt(4) == 0;
    fill(lumped);
    write(lumped);
  }

  Document document() {
    return Texts.of(text.toString());
  }

  String text() {
    return text.toString();
  }

  /** What a cell holds; null where it is blank. */
  BigDecimal truth(Cell cell) {
    return truth.get(cell.code().value());
  }

  /** Whether the figure of a cell was left out or damaged, so that the text no longer holds it. */
  boolean lost(Cell cell) {
    return lost.contains(cell.code().value());
  }

  private boolean happens(double share) {
    return chance.nextDouble() < share;
  }

  /** Damages near one another can make up for one another, and then nobody could tell. */
  private boolean damaged(double share) {
    boolean happens = happens(share) && written - lastDamaged > APART;
    lastDamaged = happens ? written : lastDamaged;
    return happens;
  }

  private int count() {
    return switch (chance.nextInt(4)) {
      case 0, 1 -> 0;
      case 2 -> chance.nextInt(12);
      default -> chance.nextInt(4_000);
    };
  }

  private boolean absent(Indicator row, boolean lumped) {
    if (row.alternative()) {
      return !lumped;
    }
    Indicator parent = edition.findRow(String.valueOf(row.parent())).orElse(null);
    return lumped && parent != null && parent.alternative();
  }

  private void fill(boolean lumped) {
    for (Indicator row : edition.rows()) {
      if (row.heading() || absent(row, lumped)) {
        continue;
      }
      int sum = 0;
      for (Cell cell : edition.cells()) {
        if (cell.row().equals(row)) {
          Column column = cell.column();
          boolean total = column != null && column.code().equals("total");
          int number = total ? sum : count();
          sum += number;
          truth.put(cell.code().value(), BigDecimal.valueOf(number));
        }
      }
    }
  }

  private void write(boolean lumped) {
    text.append("某市某局2099年政府信息公开工作年度报告\n一、总体情况\n本年度共收到申请5件。\n");
    List<String> line = new ArrayList<>();
    Indicator last = null;
    for (Indicator row : edition.rows()) {
      if (row.heading()) {
        boolean sideBySide = row.parent() != null && row.code().startsWith("litigation");
        boolean group = !row.columns().isEmpty() || row.code().startsWith("requests.");
        if (!sideBySide && !group) {
          text.append(row.label()).append('\n');
        }
      } else if (sideBySide(row)) {
        figures(row).forEach(line::add);
      } else if (!absent(row, lumped)) {
        headings(row, last);
        writeRow(row);
        last = row;
      }
    }
    if (!line.isEmpty()) {
      text.append("行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n");
      text.append("结果维持 结果纠正 其他结果 尚未审结 总计 ".repeat(3)).append('\n');
      text.append(String.join(between, line)).append("\n五、存在的主要问题及改进情况\n");
    }
    text.append("单位负责人:甲乙\n");
  }

  private static boolean sideBySide(Indicator row) {
    return !row.columns().isEmpty()
        && (row.code().startsWith("reconsideration") || row.code().startsWith("litigation"));
  }

  private void headings(Indicator row, Indicator last) {
    if (!row.columns().isEmpty() && (last == null || !last.columns().equals(row.columns()))) {
      text.append("信息内容");
      row.columns().forEach(column -> text.append(' ').append(column.label()));
      text.append('\n');
    }
  }

  private List<String> figures(Indicator row) {
    List<String> figures = new ArrayList<>();
    boolean line = sideBySide(row);
    boolean gone = !line && damaged(damage);
    boolean damaged = gone || (line && lineDamaged);
    for (Cell cell : edition.cells()) {
      if (cell.row().equals(row)) {
        String figure = truth.get(cell.code().value()).toPlainString();
        if (gone || (!damaged && damaged(damage))) {
          damaged = true;
          lost.add(cell.code().value());
          if (between.equals("\t")) {
            figures.add("");
          }
        } else if (!damaged && !figures.isEmpty() && damaged(damage)) {
          damaged = true;
          figures.set(figures.size() - 1, figures.get(figures.size() - 1) + figure);
        } else if (!damaged && figure.length() > 1 && damaged(damage)) {
          damaged = true;
          figures.add(figure.substring(0, 1) + " " + figure.substring(1));
        } else {
          figures.add(figure + (units && cell.type().whole() ? cell.unit() : ""));
        }
      }
    }
    lineDamaged |= line && damaged;
    return figures;
  }

  private void writeRow(Indicator row) {
    written++;
    String label = label(row);
    String figures = String.join(between, figures(row));
    String unit = row.columns().isEmpty() && row.unit() != null ? between + row.unit() : "";
    if (labelsBehind) {
      text.append(figures).append(unit).append(between).append(label);
    } else if (wraps && label.length() > 6 && happens(0.5)) {
      int at = 3 + chance.nextInt(label.length() - 5);
      text.append(label, 0, at).append('\n').append(unit).append(figures).append('\n');
      text.append(label.substring(at));
    } else {
      text.append(label).append(unit).append(between).append(figures);
    }
    text.append(behindRow);
    if (damaged(damage)) {
      text.append("- ").append(2 + chance.nextInt(9)).append(" -\n");
    }
    if (!row.columns().isEmpty() && damaged(damage)) {
      String name = "其中本单位自行统计的";
      String numbers = String.join(between, "3", "0", "0", "0", "0", "0", "3");
      text.append(labelsBehind ? numbers : name).append(between);
      text.append(labelsBehind ? name : numbers).append(behindRow);
    }
  }

  private String label(Indicator row) {
    String label = row.label();
    if (damaged(damage)) {
      int at = chance.nextInt(label.length());
      label = label.substring(0, at) + label.substring(Math.min(label.length(), at + 2));
    }
    if (damaged(2 * damage)) {
      label = "本年 " + label;
    }
    return damaged(damage / 2) ? "" : label;
  }
}
