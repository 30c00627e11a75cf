package tongbao.edition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule of the form that ties numbers to one another (勾稽关系). */
public sealed interface Relation {

  /** What every relation says of itself. */
  Origin origin();

  /** The cells it ties, the one it is named after first. */
  List<CellCode> cells();

  /** The stable public name, {@code 2014.requests.received.sum}. */
  default String id() {
    return origin().id();
  }

  /** The names that its findings bear. */
  default List<String> rules() {
    return List.of(id());
  }

  /** How firmly a relation stands. */
  enum Standing {
    /** Printed on the form or in an official document. */
    STATED,
    /** Follows from the layout of the form. */
    IMPLIED,
    /** Our reasoning; a sheet that breaks it is asked about, never refused. */
    PLAUSIBLE
  }

  /**
   * Where a relation comes from.
   *
   * @param id the stable public name
   * @param standing how firmly it stands
   * @param source the printed numbers, notice or article it rests on
   * @param note what a bureau should look at when it is broken
   */
  record Origin(String id, Standing standing, String source, @Nullable Text note) {}

  /** The total is the sum of its parts. */
  record Sum(Origin origin, CellCode total, List<CellCode> parts) implements Relation {
    @Override
    public List<CellCode> cells() {
      return join(List.of(total), parts);
    }
  }

  /** The parts never exceed the total; below it something is unexplained. */
  record PartsAtMost(Origin origin, CellCode total, List<CellCode> parts) implements Relation {
    @Override
    public List<CellCode> cells() {
      return join(List.of(total), parts);
    }
  }

  /** A part printed as 其中 never exceeds its whole. */
  record OfWhich(Origin origin, CellCode part, CellCode whole) implements Relation {
    @Override
    public List<CellCode> cells() {
      return List.of(part, whole);
    }
  }

  /**
   * The parts overlap and together make up the total: largest part ≤ total ≤ sum of parts. Broken
   * by one part, it bears that part's name, so that each broken part can be explained by itself.
   */
  record Union(Origin origin, CellCode total, List<CellCode> parts, List<String> partIds)
      implements Relation {
    @Override
    public List<CellCode> cells() {
      return join(List.of(total), parts);
    }

    @Override
    public List<String> rules() {
      return join(List.of(id()), partIds);
    }
  }

  /** The left cells together never exceed the right cells together. */
  record AtMost(Origin origin, List<CellCode> left, List<CellCode> right) implements Relation {
    @Override
    public List<CellCode> cells() {
      return join(left, right);
    }
  }

  /** The left cells together equal the right cells together. */
  record Equal(Origin origin, List<CellCode> left, List<CellCode> right) implements Relation {
    @Override
    public List<CellCode> cells() {
      return join(left, right);
    }
  }

  /** Where any of the first cells is above 0, some of the second must be. */
  record Requires(Origin origin, List<CellCode> when, List<CellCode> some) implements Relation {
    @Override
    public List<CellCode> cells() {
      return join(when, some);
    }
  }

  /** The number lies within limits; at least one of them is given. */
  record Range(Origin origin, CellCode cell, @Nullable BigDecimal min, @Nullable BigDecimal max)
      implements Relation {
    @Override
    public List<CellCode> cells() {
      return List.of(cell);
    }
  }

  /** The cells together, decreases among them, never fall below 0. */
  record NotNegative(Origin origin, List<CellCode> cells) implements Relation {}

  /**
   * The number should not be exactly what the others add up to: then one was probably written for
   * the other. 0 says nothing.
   */
  record Coincidence(Origin origin, CellCode cell, List<CellCode> sum) implements Relation {
    @Override
    public List<CellCode> cells() {
      return join(List.of(cell), sum);
    }
  }

  /** Only bodies of a power have anything but 0 here. */
  record Reserved(Origin origin, List<CellCode> cells, Power power) implements Relation {}

  /** Where a number is above 0, the words of the report have to say something of it. */
  record Tell(Origin origin, List<CellCode> cells) implements Relation {}

  /**
   * The number follows from the year before: the sum of some of its cells, with what was added this
   * year and without what was taken away. Holds only where the form of that year has those cells.
   *
   * @param before cells of the year before
   * @param plus cells of this year
   * @param minus cells of this year
   */
  record AcrossYears(
      Origin origin, CellCode now, List<CellCode> before, List<CellCode> plus, List<CellCode> minus)
      implements Relation {
    @Override
    public List<CellCode> cells() {
      return join(List.of(now), join(plus, minus));
    }
  }

  private static <T> List<T> join(List<T> first, List<T> second) {
    List<T> joined = new ArrayList<>(first.size() + second.size());
    joined.addAll(first);
    joined.addAll(second);
    return Collections.unmodifiableList(joined);
  }
}
