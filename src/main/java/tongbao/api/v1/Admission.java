package tongbao.api.v1;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;
import tongbao.access.CurrentCaller;

/**
 * Lets in what the service can work on, in {@link Lane}s that do not hold up each other; a few more
 * wait a moment, and the rest is refused at once, at the cost of neither a thread nor a connection
 * (src/adr/0028).
 */
@Provider
@Priority(Admission.BEFORE_ALL_OTHERS)
@Singleton
public class Admission implements ContainerRequestFilter {
  private static final String TURN = "tongbao.turn";
  static final int BEFORE_ALL_OTHERS = 0;

  /** After which a refused client may try again. */
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Map<Lane, Places> lanes = new EnumMap<>(Lane.class);
  private final Duration patience;
  private final ProblemWriter problems;

  Admission(LoadConfig config, ProblemWriter problems) {
    for (Lane lane : Lane.values()) {
      lanes.put(lane, new Places(lane.places(config), config.waiting()));
    }
    patience = config.patience();
    this.problems = problems;
  }

  /** Whether it is refused already: asked before its body is read. */
  boolean refuses(RoutingContext context) {
    return places(Lane.of(context)).refuses();
  }

  /** Lets a request that has come in whole go on, now or when it is its turn, or refuses it. */
  void admit(RoutingContext context) {
    Lane lane = Lane.of(context);
    if (lane.takesLong()) {
      context.put(CurrentCaller.TAKES_LONG, true);
    }
    Turn turn = new Turn(context, places(lane), () -> problems.answer(context, refusal()));
    context.put(TURN, turn);
    turn.take(patience);
  }

  /** What the refused are told. */
  static Problem refusal() {
    return Failures.overloaded(PAUSE);
  }

  /**
   * From here on somebody works on it, and goes on when the client has gone: the place is free when
   * the work is done, or clients that come and go would pile up work without end.
   */
  @Override
  public void filter(ContainerRequestContext request) {
    ServerRequestContext work =
        ((ResteasyReactiveContainerRequestContext) request).getServerRequestContext();
    Turn turn = ((ResteasyReactiveRequestContext) work).unwrap(RoutingContext.class).get(TURN);
    if (turn == null) {
      return;
    }
    if (turn.begin()) {
      work.registerCompletionCallback(failure -> turn.done());
    } else {
      // Its client left before anything was begun, and its place is another's.
      request.abortWith(Response.status(Response.Status.SERVICE_UNAVAILABLE).build());
    }
  }

  Places places(Lane lane) {
    Places places = lanes.get(lane);
    if (places == null) {
      throw new IllegalStateException("no places for " + lane);
    }
    return places;
  }
}
