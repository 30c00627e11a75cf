package tongbao.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import tongbao.edition.Concordance;
import tongbao.edition.Editions;

/** What is given once for a running service. */
@ApplicationScoped
public class Installation {

  @Produces
  @Singleton
  Editions editions() {
    return Editions.load(Thread.currentThread().getContextClassLoader());
  }

  @Produces
  @Singleton
  Concordance concordance(Editions editions) {
    return Concordance.load(Thread.currentThread().getContextClassLoader(), editions);
  }

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }
}
