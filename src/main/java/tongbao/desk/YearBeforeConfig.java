package tongbao.desk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** From where on a difference to the year before is asked about; src/adr/0012 has the reasons. */
@ConfigMapping(prefix = "tongbao.year-before")
public interface YearBeforeConfig {

  /** Limits for cells that take whole numbers. */
  Count count();

  /** Limits for cells that take amounts, in the unit of the cell (万元). */
  Amount amount();

  /** How many numbers other than 0 have to be last year's before a sheet is called a copy. */
  @WithDefault("8")
  int copyNonZero();

  /** Codes of cells that are not compared. */
  Optional<Set<String>> ignored();

  /** Limits for whole numbers. */
  interface Count {
    @WithDefault("50")
    BigDecimal absolute();

    @WithDefault("1.8")
    BigDecimal ratio();

    @WithDefault("10")
    BigDecimal base();

    @WithDefault("1")
    BigDecimal zeroFrom();
  }

  /** Limits for amounts. */
  interface Amount {
    @WithDefault("10")
    BigDecimal absolute();

    @WithDefault("3")
    BigDecimal ratio();

    @WithDefault("0.1")
    BigDecimal base();

    @WithDefault("0.1")
    BigDecimal zeroFrom();
  }
}
