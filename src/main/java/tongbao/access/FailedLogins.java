package tongbao.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts wrong tokens by where they come from. Beyond the limit no other token is looked at from
 * there, right or wrong, because a right one would tell the guesser that it is; only tokens that
 * were right from there before go on working, so that nobody is locked out by a neighbour behind
 * the same proxy.
 *
 * <p>Kept in memory, per service: after a restart everybody starts anew.
 */
@ApplicationScoped
class FailedLogins {
  private static final int MOST_ADDRESSES = 100_000;
  private static final int MOST_PROVEN = 100_000;
  private static final Duration PROVEN_FOR = Duration.ofHours(24);

  private final int limit;
  private final Duration window;
  private final Ticker ticker;
  private final Cache<ClientAddress, Failures> failures;
  private final Cache<Proven, Boolean> proven;

  private record Failures(AtomicInteger count, long since) {}

  private record Proven(ClientAddress from, TokenHash token) {}

  @Inject
  FailedLogins(LoginConfig config) {
    this(config.mostFailures(), config.window(), Ticker.systemTicker());
  }

  FailedLogins(int limit, Duration window, Ticker ticker) {
    this.limit = limit;
    this.window = window;
    this.ticker = ticker;
    this.failures =
        Caffeine.newBuilder()
            .maximumSize(MOST_ADDRESSES)
            .expireAfterWrite(window)
            .ticker(ticker)
            .build();
    this.proven =
        Caffeine.newBuilder()
            .maximumSize(MOST_PROVEN)
            .expireAfterAccess(PROVEN_FOR)
            .ticker(ticker)
            .build();
  }

  /** How long the address has to wait; zero where it need not. */
  Duration waitOf(ClientAddress from) {
    Failures known = failures.getIfPresent(from);
    if (known == null || known.count().get() < limit) {
      return Duration.ZERO;
    }
    Duration left = window.minusNanos(ticker.read() - known.since());
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Whether the token was right from there lately. */
  boolean isProven(ClientAddress from, String token) {
    return proven.getIfPresent(new Proven(from, TokenHash.of(token))) != null;
  }

  void failed(ClientAddress from) {
    failures
        .get(from, first -> new Failures(new AtomicInteger(), ticker.read()))
        .count()
        .incrementAndGet();
  }

  /** How many addresses are remembered for a failure. */
  long addresses() {
    failures.cleanUp();
    return failures.estimatedSize();
  }

  void succeeded(ClientAddress from, String token) {
    Proven found = new Proven(from, TokenHash.of(token));
    if (proven.getIfPresent(found) == null) {
      proven.put(found, true);
    }
  }
}
