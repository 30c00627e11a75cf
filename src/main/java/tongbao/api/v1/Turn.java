package tongbao.api.v1;

import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** One request on its way to a place, and what becomes of the place. */
final class Turn {
  private final RoutingContext context;
  private final Context eventLoop;
  private final Places places;
  private final Runnable refusal;
  private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
  private long timer = -1;

  private enum State {
    WAITING,
    /** It has a place, and nobody works on it yet. */
    ADMITTED,
    /** Somebody works on it, whether the client is still there or not. */
    BEGUN,
    OVER
  }

  /** To be made on the event loop of the request. */
  Turn(RoutingContext context, Places places, Runnable refusal) {
    this.context = context;
    this.eventLoop = context.vertx().getOrCreateContext();
    this.places = places;
    this.refusal = refusal;
  }

  /** Lets the request go on, now or when it is its turn, or refuses it. */
  void take(Duration patience) {
    switch (places.enter(this)) {
      case BEGIN -> {
        context.addEndHandler(ended -> ended());
        goOn();
      }
      case WAIT -> {
        context.addEndHandler(ended -> ended());
        timer = context.vertx().setTimer(patience.toMillis(), id -> late());
      }
      case FULL -> refusal.run();
    }
  }

  /** A place has been handed to it. */
  void come() {
    eventLoop.runOnContext(nothing -> goOn());
  }

  private void goOn() {
    context.vertx().cancelTimer(timer);
    if (state.compareAndSet(State.WAITING, State.ADMITTED)) {
      context.next();
    } else {
      places.giveBack();
    }
  }

  private void late() {
    if (places.refuse(this) && state.compareAndSet(State.WAITING, State.OVER)) {
      refusal.run();
    }
  }

  /** Answered, or the client has gone; the work on it may still go on. */
  private void ended() {
    if (state.compareAndSet(State.WAITING, State.OVER)) {
      context.vertx().cancelTimer(timer);
      // Where it does not wait any more, its place is on the way and goes back on arrival.
      places.withdraw(this);
    } else if (state.compareAndSet(State.ADMITTED, State.OVER)) {
      places.giveBack();
    }
  }

  /** Whether the place is now kept until {@link #done()}. */
  boolean begin() {
    return state.compareAndSet(State.ADMITTED, State.BEGUN);
  }

  void done() {
    if (state.compareAndSet(State.BEGUN, State.OVER)) {
      places.giveBack();
    }
  }
}
