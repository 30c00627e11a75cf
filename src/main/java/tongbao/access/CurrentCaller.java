package tongbao.access;

import io.quarkus.arc.Arc;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import tongbao.evidence.Deed;
import tongbao.filing.FilingEvent;

/** The caller of the request that is being answered. */
@ApplicationScoped
public class CurrentCaller {

  /** Where the routing context keeps the request's id. */
  public static final String REQUEST_ID = "tongbao.request-id";

  /** Where the routing context keeps whether the request may keep the database busy for long. */
  public static final String TAKES_LONG = "tongbao.takes-long";

  private final SecurityIdentity identity;
  private final CurrentVertxRequest request;

  CurrentCaller(SecurityIdentity identity, CurrentVertxRequest request) {
    this.identity = identity;
    this.request = request;
  }

  /**
   * Who calls.
   *
   * @throws ForbiddenException where nobody known does
   */
  public Caller caller() {
    Caller caller = known();
    if (caller == null) {
      throw new ForbiddenException();
    }
    return caller;
  }

  /** For the audit log; outside a request it is the service that acts. */
  public Deed deed() {
    Caller caller = known();
    return caller == null
        ? Deed.OF_THE_SERVICE
        : new Deed(caller.name(), caller.role().code(), requestId());
  }

  /** For the course of a filing. */
  public FilingEvent.Author author() {
    Deed deed = deed();
    return new FilingEvent.Author(deed.by(), deed.role(), deed.requestId());
  }

  /** Takes the caller along to other threads. */
  public OnBehalf onBehalf() {
    return new OnBehalf(caller(), requestId());
  }

  /** Whether a request is being answered; otherwise the service acts by itself. */
  public boolean isRequest() {
    return OnBehalf.current() != null || isRequestThread();
  }

  private boolean isRequestThread() {
    return Arc.container().requestContext().isActive() && request.getCurrent() != null;
  }

  /**
   * Whether what is being done may keep the database busy for long: what the service does by
   * itself, or with threads of its own on behalf of a caller, may.
   */
  public boolean mayTakeLong() {
    return OnBehalf.current() != null
        || !isRequestThread()
        || request.getCurrent().get(TAKES_LONG) != null;
  }

  /** Who calls, where anybody known does. */
  public @Nullable Caller known() {
    OnBehalf another = OnBehalf.current();
    if (another != null) {
      return another.caller();
    }
    if (!Arc.container().requestContext().isActive() || identity.isAnonymous()) {
      return null;
    }
    return identity.getAttribute(TokenRegistry.CALLER);
  }

  private @Nullable String requestId() {
    OnBehalf another = OnBehalf.current();
    if (another != null) {
      return another.requestId();
    }
    RoutingContext context = request.getCurrent();
    return context == null ? null : context.get(REQUEST_ID);
  }
}
