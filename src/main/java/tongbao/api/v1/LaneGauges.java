package tongbao.api.v1;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Tells at {@code /q/metrics} how full each {@link Lane} is: its places, how many are taken, how
 * many requests wait for one, and how many were refused since the start.
 */
@ApplicationScoped
class LaneGauges {
  private static final String NAME = "tongbao.lanes.";
  private static final String LANE = "lane";

  private final Admission admission;
  private final BatchPool batches;
  private final LoadConfig config;

  LaneGauges(Admission admission, BatchPool batches, LoadConfig config) {
    this.admission = admission;
    this.batches = batches;
    this.config = config;
  }

  void atStart(@Observes StartupEvent event, MeterRegistry registry) {
    for (Lane lane : Lane.values()) {
      Places places = admission.places(lane);
      // The bodies of batches come while they are worked on, so their places are kept elsewhere.
      boolean batch = lane == Lane.BATCHES;
      gauge(registry, lane, "places", () -> lane.places(config));
      gauge(registry, lane, "taken", () -> places.taken() + (batch ? batches.open() : 0));
      gauge(registry, lane, "waiting", places::waiting);
      FunctionCounter.builder(
              NAME + "refused",
              this,
              gauges -> places.refused() + (batch ? batches.refused() : 0.0))
          .tag(LANE, name(lane))
          .description("Requests answered 503 because the lane was full")
          .register(registry);
    }
  }

  private static void gauge(MeterRegistry registry, Lane lane, String what, Supplier<Number> now) {
    Gauge.builder(NAME + what, now).tag(LANE, name(lane)).strongReference(true).register(registry);
  }

  private static String name(Lane lane) {
    return lane.name().toLowerCase(Locale.ROOT);
  }
}
