package tongbao.access;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** In whose name threads work that are not the request's own: {@link CurrentCaller} tells it. */
public final class OnBehalf {
  private static final ThreadLocal<@Nullable OnBehalf> CURRENT = new ThreadLocal<>();

  private final Caller caller;
  private final @Nullable String requestId;

  OnBehalf(Caller caller, @Nullable String requestId) {
    this.caller = caller;
    this.requestId = requestId;
  }

  /** Who calls. */
  public Caller caller() {
    return caller;
  }

  /** Does the work in the caller's name, on this thread and on no other. */
  public <T> T does(Supplier<T> work) {
    CURRENT.set(this);
    try {
      return work.get();
    } finally {
      CURRENT.remove();
    }
  }

  @Nullable String requestId() {
    return requestId;
  }

  static @Nullable OnBehalf current() {
    return CURRENT.get();
  }
}
