package tongbao.desk;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import tongbao.check.YearBeforeLimits;
import tongbao.edition.Editions;

/** The configured limits, refused at the start where they make no sense. */
@ApplicationScoped
class YearBeforeLimitsInForce {

  private final YearBeforeConfig config;
  private final Editions editions;
  private final YearBeforeLimits limits;

  YearBeforeLimitsInForce(YearBeforeConfig config, Editions editions) {
    this.config = config;
    this.editions = editions;
    this.limits = read(config);
  }

  YearBeforeLimits limits() {
    return limits;
  }

  void check(@Observes StartupEvent event) {
    for (String code : config.ignored().orElse(Set.of())) {
      if (editions.all().stream().noneMatch(edition -> edition.findCell(code).isPresent())) {
        throw new ConfigurationException(
            "tongbao.year-before.ignored names " + code + ", which is a cell of no edition.");
      }
    }
  }

  private static YearBeforeLimits read(YearBeforeConfig config) {
    YearBeforeConfig.Count count = config.count();
    YearBeforeConfig.Amount amount = config.amount();
    try {
      return new YearBeforeLimits(
          new YearBeforeLimits.Limit(
              count.absolute(), count.ratio(), count.base(), count.zeroFrom()),
          new YearBeforeLimits.Limit(
              amount.absolute(), amount.ratio(), amount.base(), amount.zeroFrom()),
          config.copyNonZero(),
          config.ignored().orElse(Set.of()));
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException("tongbao.year-before: " + e.getMessage(), e);
    }
  }
}
