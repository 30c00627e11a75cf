package tongbao.desk.webhook;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Sends what is due, on threads of its own and away from every request. Each delivery is taken on a
 * lease that is committed before the message goes out, so no connection to the database waits for a
 * receiver, several services share the work, and what a service that died had taken is due again.
 */
@ApplicationScoped
class Deliverer {
  private static final Logger LOG = Logger.getLogger(Deliverer.class);

  /** After everything that may have the start refused. */
  private static final int LAST = 10_000;

  private static final int THREADS = 16;

  /** A receiver that hangs must not hold up the others. */
  private static final int THREADS_FOR_ONE = 4;

  /** Then it is another webhook's turn. */
  private static final int AT_A_STRETCH = 50;

  private static final int LEASE_TIMEOUTS = 3;

  private final Webhooks webhooks;
  private final Sender sender;
  private final Clock clock;
  private final Retries retries;
  private final Duration poll;
  private final Duration lease;
  private final ExecutorService watch = Executors.newSingleThreadExecutor(daemons("webhooks"));
  private final ExecutorService senders = Executors.newFixedThreadPool(THREADS, daemons("webhook"));
  private final Map<UUID, AtomicInteger> running = new ConcurrentHashMap<>();
  private boolean failing;

  Deliverer(Webhooks webhooks, Sender sender, WebhookConfig config, Clock clock) {
    this.webhooks = webhooks;
    this.sender = sender;
    this.clock = clock;
    this.retries = new Retries(config.firstRetry(), config.longestRetry());
    this.poll = config.poll();
    this.lease = config.timeout().multipliedBy(LEASE_TIMEOUTS);
  }

  void start(@Observes @Priority(LAST) StartupEvent event) {
    watch.execute(this::lookAndGoOn);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    watch.shutdownNow();
    senders.shutdownNow();
    // What is not recorded by now is sent once more after its lease.
    if (!senders.awaitTermination(2, TimeUnit.SECONDS)) {
      LOG.debug("Messages to webhooks were under way at the end");
    }
  }

  private void lookAndGoOn() {
    while (!watch.isShutdown()) {
      look();
      try {
        Thread.sleep(poll.toMillis());
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void look() {
    try {
      List<Webhook> due = webhooks.withDue();
      due.forEach(this::send);
      running.values().removeIf(threads -> threads.get() == 0);
      failing = false;
    } catch (RejectedExecutionException e) {
      LOG.debug("No more messages are sent; the service ends");
    } catch (RuntimeException e) {
      // Each second until the database is back; once in the log is enough.
      LOG.logf(
          failing ? Logger.Level.DEBUG : Logger.Level.WARN,
          "Webhooks are not served: %s",
          e.getMessage());
      failing = true;
    }
  }

  private void send(Webhook webhook) {
    AtomicInteger threads = running.computeIfAbsent(webhook.id(), first -> new AtomicInteger());
    while (threads.get() < THREADS_FOR_ONE) {
      threads.incrementAndGet();
      senders.execute(
          () -> {
            try {
              sendDue(webhook);
            } finally {
              threads.decrementAndGet();
            }
          });
    }
  }

  private void sendDue(Webhook webhook) {
    try {
      for (int i = 0; i < AT_A_STRETCH; i++) {
        List<Delivery> taken = webhooks.take(webhook.id(), 1, lease);
        if (taken.isEmpty()) {
          return;
        }
        if (!attempt(webhook, taken.get(0))) {
          // What fails may have taken its whole timeout, fifty times over for each that hangs.
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warnf("A message to the webhook %s is left for later: %s", webhook.id(), e);
    }
  }

  /** Whether the receiver took it. */
  private boolean attempt(Webhook webhook, Delivery delivery) throws InterruptedException {
    Sender.Outcome outcome = sender.send(webhook, delivery);
    Instant now = clock.instant();
    String error = outcome.error();
    if (error == null) {
      webhooks.delivered(delivery, Objects.requireNonNull(outcome.status()), now);
      return true;
    }
    Instant next = now.plus(retries.after(delivery.failures() + 1, ThreadLocalRandom.current()));
    boolean last = next.isAfter(delivery.giveUpAt());
    webhooks.failed(delivery, outcome.status(), error, now, last ? null : next);
    if (last) {
      LOG.warnf("Given up: the delivery %s to the webhook %s", delivery.id(), webhook.id());
    }
    return false;
  }

  private static ThreadFactory daemons(String name) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
