import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Many clients that ask again as soon as they are answered, each over a connection of its own. One
 * half hands in ever new filings, the other asks for totals.
 */
final class Crowd {

  /**
   * Longer than any answer should take: waiting for a place, for a connection and its statement.
   */
  private static final double MOST_SECONDS = 20;

  private final InetSocketAddress address;
  private final Units units;
  private final LongFunction<String> totals;
  private final String filing;
  private final List<Answer> answers = new ArrayList<>();
  private long next;
  private long asked;

  /**
   * One request and what came of it.
   *
   * @param filing the number of the filing, or -1 where a total was asked for
   * @param at when it was answered, by {@link System#nanoTime}
   * @param status 0 where the connection broke or nothing came
   * @param retryAfter whether it says when to come again
   * @param problem the name of the problem, or empty
   */
  record Answer(
      long filing, long at, double millis, int status, boolean retryAfter, String problem) {

    boolean isTaken() {
      return status / 100 == 2;
    }

    boolean isRefused() {
      return status == 503;
    }

    /** A refusal without a word on when to come again. */
    boolean isMute() {
      return isRefused() && !retryAfter;
    }
  }

  /**
   * @param totals the path of the total asked for as the so-many-th
   */
  Crowd(Bed bed, Units units, LongFunction<String> totals) {
    this.address = bed.service().address();
    this.filing = bed.filing();
    this.units = units;
    this.totals = totals;
    this.next = units.sent();
  }

  /**
   * Asks for so long, and waits for what is under way then.
   *
   * @return when it ended to ask
   */
  long ask(int clients, int seconds) {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    try (Selector selector = Selector.open()) {
      List<CrowdClient> all = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        CrowdClient client = new CrowdClient(address, selector, i % 2 == 0);
        all.add(client);
        begin(client);
      }
      int busy = clients;
      while (busy > 0 && System.nanoTime() < end + MOST_SECONDS * 1e9) {
        selector.select(100);
        for (SelectionKey key : selector.selectedKeys()) {
          CrowdClient client = (CrowdClient) key.attachment();
          Answer answer = client.goOn(key);
          if (answer != null) {
            answers.add(answer);
            if (System.nanoTime() < end) {
              begin(client);
            } else {
              client.close();
              busy--;
            }
          }
        }
        selector.selectedKeys().clear();
      }
      all.stream().filter(CrowdClient::isWaiting).map(CrowdClient::broken).forEach(answers::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    units.sentUpTo(next);
    return end;
  }

  private void begin(CrowdClient client) throws IOException {
    if (client.files()) {
      client.ask(next, "POST", "/filings", units.filing(next, filing));
      next++;
    } else {
      client.ask(-1, "GET", totals.apply(asked++), "");
    }
  }

  List<Answer> answers() {
    return answers;
  }
}
