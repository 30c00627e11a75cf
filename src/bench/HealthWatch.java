import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks again and again whether the service is alive, as whoever runs it does. */
final class HealthWatch implements AutoCloseable {

  private final Service service;
  private final List<Double> millis = new ArrayList<>();
  private final Thread thread = new Thread(this::watch, "health-watch");
  private volatile boolean over;
  private double failed;

  private HealthWatch(Service service) {
    this.service = service;
  }

  static HealthWatch start(Service service) {
    HealthWatch watch = new HealthWatch(service);
    watch.thread.setDaemon(true);
    watch.thread.start();
    return watch;
  }

  private void watch() {
    while (!over) {
      long from = System.nanoTime();
      boolean alive = service.outside("/q/health/live").statusCode() == 200;
      failed += alive ? 0 : 1;
      millis.add((System.nanoTime() - from) / 1e6);
      Service.pause(100);
    }
  }

  /** Once it is closed. */
  Map<String, Double> figures() {
    Spread spread = Spread.of(millis);
    return Map.of(
        "healthP50ms", spread.median(), "healthMaxms", spread.high(), "healthFailed", failed);
  }

  @Override
  public void close() {
    over = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
