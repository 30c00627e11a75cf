package tongbao.api.v1;

import io.vertx.ext.web.RoutingContext;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;
import tongbao.access.CurrentCaller;

/** Names a request in the answer and in the log: as the client does, or else by counting. */
final class RequestId {
  static final String HEADER = "X-Request-Id";
  static final String LOG_KEY = "requestId";

  private static final int LONGEST = 64;

  /** Tells this run of the service from every other one. */
  private static final String RUN = run();

  private static final AtomicLong COUNT = new AtomicLong();

  private RequestId() {}

  static void accept(RoutingContext context) {
    String sent = context.request().getHeader(HEADER);
    String id = isSane(sent) ? sent : RUN + COUNT.incrementAndGet();
    context.response().putHeader(HEADER, id);
    context.put(CurrentCaller.REQUEST_ID, id);
    MDC.put(LOG_KEY, id);
  }

  /** Letters, digits and a little punctuation: nothing that could forge a log line. */
  private static boolean isSane(@Nullable String id) {
    return id != null
        && !id.isEmpty()
        && id.length() <= LONGEST
        && id.chars().allMatch(RequestId::isAllowed);
  }

  private static boolean isAllowed(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-_.:".indexOf(c) >= 0;
  }

  private static String run() {
    byte[] random = new byte[4];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random) + "-";
  }
}
