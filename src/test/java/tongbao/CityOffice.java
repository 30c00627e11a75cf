package tongbao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clerks who decide at random, several on the same filings, and a book of what they were answered.
 * The reason of a decision is its own throughout the test, so it is known again among the events.
 */
final class CityOffice {
  private static final int YEAR = 2016;
  private static final int CLERKS = 4;
  private static final int UNITS = 10;
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final List<String> MOVES =
      List.of("accept", "accept", "accept", "publish", "publish", "send-back", "withdraw");

  /** What came of a decision that was sent. */
  enum Outcome {
    DECIDED,
    REFUSED,
    UNANSWERED
  }

  /** What kills something. */
  interface Blow {
    void fall() throws IOException, InterruptedException;
  }

  /** A step in the life of a filing, as the list of decisions and a message both tell of it. */
  record Step(String type, String unit, int revision, Instant at, String state) {}

  private final Map<String, Outcome> book = new ConcurrentHashMap<>();
  private final Set<String> made = new HashSet<>();
  private final List<String> units = new ArrayList<>();
  private final AtomicInteger numbers = new AtomicInteger();

  /** Has filings handed in that can be decided on. */
  void open(Department department, String prefix) throws IOException, InterruptedException {
    for (int i = 0; i < UNITS; i++) {
      String unit = prefix + i;
      department.registerUnit(unit, "620900");
      HttpResponse<String> answer = department.fileInOrder(unit, YEAR, numbers.incrementAndGet());
      assertEquals(201, answer.statusCode(), answer::body);
      units.add(unit);
    }
  }

  /** Decides until a while after the blow, which falls once so many decisions have been made. */
  void decideUntil(int decisions, Department department, Blow blow) throws Exception {
    long aim = count(Outcome.DECIDED) + decisions;
    AtomicBoolean open = new AtomicBoolean(true);
    List<Callable<Void>> threads = new ArrayList<>();
    for (int i = 0; i < CLERKS; i++) {
      threads.add(
          () -> {
            while (open.get()) {
              decide(department);
            }
            return null;
          });
    }
    threads.add(
        () -> {
          try {
            long deadline = System.nanoTime() + LIMIT.toNanos();
            while (count(Outcome.DECIDED) < aim) {
              assertTrue(System.nanoTime() < deadline, () -> "too few decisions: " + book.values());
              Thread.sleep(1);
            }
            blow.fall();
            Thread.sleep(300);
          } finally {
            open.set(false);
          }
          return null;
        });
    AtOnce.inParallel(threads);
  }

  private void decide(Department department) throws InterruptedException {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    String unit = units.get(units.size() - 1 - random.nextInt(UNITS));
    int number = numbers.incrementAndGet();
    String id = "decision-" + number;
    try {
      if (random.nextInt(4) == 0) {
        int status = department.reviseInOrder(unit, YEAR, number).statusCode();
        assertTrue(status == 200 || status / 100 == 5, () -> "revised: " + status);
        return;
      }
      // Until it is answered nobody knows.
      book.put(id, Outcome.UNANSWERED);
      String move = MOVES.get(random.nextInt(MOVES.size()));
      HttpResponse<String> answer = department.decide(unit, YEAR, move, id);
      switch (answer.statusCode()) {
        case 200 -> book.put(id, Outcome.DECIDED);
        case 409 -> book.put(id, Outcome.REFUSED);
        default -> assertEquals(5, answer.statusCode() / 100, answer::body);
      }
    } catch (IOException e) {
      Thread.sleep(20);
    }
  }

  long count(Outcome outcome) {
    return book.values().stream().filter(outcome::equals).count();
  }

  /** How many of those that were not answered were made, as far as it was looked. */
  long unansweredMade() {
    return made.stream().filter(id -> book.get(id) == Outcome.UNANSWERED).count();
  }

  /**
   * What was answered is there once, what was refused is not, and what was not answered is there
   * once or not at all; nobody else has decided anything, and the audit proves every step.
   *
   * @return every step of every filing
   */
  Set<Step> requireEveryDecisionOnce(Department department)
      throws IOException, InterruptedException {
    Set<Step> steps = new HashSet<>();
    Map<String, Integer> found = new HashMap<>();
    for (String unit : units) {
      int sequence = 0;
      for (JsonNode item :
          read(department, "/api/v1/filings/" + YEAR + "/" + unit + "/decisions").get("items")) {
        assertEquals(++sequence, item.get("sequence").intValue());
        String move = item.get("decision").asText(sequence == 1 ? "submit" : "revise");
        if (!item.get("decision").isNull()) {
          found.merge(item.at("/reasons/0/text").asText(), 1, Integer::sum);
        }
        steps.add(
            new Step(
                "filing." + move,
                unit,
                item.get("revision").intValue(),
                Instant.parse(item.get("at").asText()),
                item.get("state").asText()));
      }
    }
    book.forEach(
        (id, outcome) -> {
          int times = found.getOrDefault(id, 0);
          switch (outcome) {
            case DECIDED -> assertEquals(1, times, id + " was answered 200");
            case REFUSED -> assertEquals(0, times, id + " was answered 409");
            case UNANSWERED -> assertTrue(times <= 1, id + " is there " + times + " times");
          }
        });
    assertTrue(book.keySet().containsAll(found.keySet()), "decisions nobody has sent");
    made.addAll(found.keySet());
    JsonNode verification = read(department, "/api/v1/audit/verification");
    assertTrue(verification.get("intact").booleanValue(), verification::toPrettyString);
    assertEquals(steps.size(), verification.get("checkedEvents").intValue());
    return steps;
  }

  /** The pool of a service that lost its database may hand out dead connections first. */
  private static JsonNode read(Department department, String path)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    HttpResponse<String> answer = department.get(path);
    while (answer.statusCode() / 100 == 5 && System.nanoTime() < deadline) {
      Thread.sleep(100);
      answer = department.get(path);
    }
    assertEquals(200, answer.statusCode(), answer::body);
    return Department.read(answer.body());
  }
}
