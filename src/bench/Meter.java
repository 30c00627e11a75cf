import java.util.LinkedHashMap;
import java.util.Map;

/** Processor time of the JVM, of PostgreSQL and of the clients from here on. */
final class Meter {

  private final Service service;
  private final Database database;
  private final double jvm;
  private final double postgres;
  private final double clients;
  private final long from = System.nanoTime();

  Meter(Service service, Database database) {
    this.service = service;
    this.database = database;
    this.jvm = Proc.workedMicros(service.pid());
    this.postgres = Proc.treeMicros(database.postmaster());
    this.clients = Proc.reapedMicros(ProcessHandle.current().pid());
  }

  double seconds() {
    return (System.nanoTime() - from) / 1e9;
  }

  /** Microseconds for each of so many requests. The clients' time counts once they have ended. */
  Map<String, Double> perRequest(double requests) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("jvmMicros", (Proc.workedMicros(service.pid()) - jvm) / requests);
    figures.put("postgresMicros", (Proc.treeMicros(database.postmaster()) - postgres) / requests);
    figures.put(
        "clientMicros", (Proc.reapedMicros(ProcessHandle.current().pid()) - clients) / requests);
    return figures;
  }
}
