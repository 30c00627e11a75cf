package tongbao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tongbao.AtOnce.Answer;

/** Departments that file at the same moment, as they do on the last day. */
@Timeout(120)
class SimultaneousFilingsIT {
  private static final int ROUNDS = 30;
  private static final int SENDERS = 12;

  @TempDir static Path directory;
  private static @Nullable PackagedService service;
  private static Department department;

  @BeforeAll
  static void start() throws Exception {
    service = PackagedService.start(directory, Map.of("TONGBAO_ADMIN_TOKEN", Department.TOKEN));
    department = new Department(service.port());
  }

  @AfterAll
  static void stop() {
    if (service != null) {
      service.close();
    }
  }

  @Test
  void storesEveryFirstFilingOfANewYear() throws Exception {
    Map<Integer, Integer> statuses = new TreeMap<>();
    int stored = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String area = "%06d".formatted(630000 + round);
      department.registerArea(area);
      int year = 2014 + round % 5;
      List<String> requests = new ArrayList<>();
      for (int sender = 0; sender < SENDERS; sender++) {
        String unit = "first-%d-%d".formatted(round, sender);
        department.registerUnit(unit, area);
        requests.add(post("", Department.filing(unit, year, sender)));
      }
      count(statuses, AtOnce.send(department.port(), requests));
      stored += totals(year, area).at("/coverage/filed").intValue();
    }
    System.out.printf("first filings: answers %s, stored %d%n", statuses, stored);
    assertEquals(Map.of(201, ROUNDS * SENDERS), statuses);
    assertEquals(ROUNDS * SENDERS, stored);
  }

  @Test
  void storesOneOfManySendersOfTheSameUnitAndYear() throws Exception {
    Map<Integer, Integer> statuses = new TreeMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      String unit = "same-" + round;
      department.registerUnit(unit, "620900");
      List<String> requests = new ArrayList<>();
      for (int sender = 0; sender < SENDERS; sender++) {
        requests.add(post("", Department.filing(unit, 2016, sender)));
      }
      List<Answer> answers = AtOnce.send(department.port(), requests);
      count(statuses, answers);
      assertEquals(1, digests(answers).size());
      assertEquals(1, revisions(2016, unit));
    }
    System.out.printf("the same unit and year: answers %s%n", statuses);
    assertEquals(Map.of(201, ROUNDS, 409, ROUNDS * (SENDERS - 1)), statuses);
  }

  @Test
  void answersEverySenderOfTheSameKeyAlike() throws Exception {
    Map<Integer, Integer> statuses = new TreeMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      String unit = "key-" + round;
      department.registerUnit(unit, "620900");
      String key = "Idempotency-Key: key-of-" + round + "\r\n";
      String request = post(key, Department.filing(unit, 2017, round));
      List<Answer> answers = AtOnce.send(department.port(), Collections.nCopies(SENDERS, request));
      count(statuses, answers);
      Collection<String> digests = digests(answers);
      assertEquals(SENDERS, digests.size());
      assertEquals(1, digests.stream().distinct().count());
      assertEquals(1, revisions(2017, unit));
    }
    System.out.printf("the same key: answers %s%n", statuses);
    assertEquals(Map.of(201, ROUNDS * SENDERS), statuses);
  }

  @Test
  void recordsOneOfManyRevisionsOfTheSameState() throws Exception {
    department.registerUnit("revised", "620900");
    assertEquals(201, department.file("revised", 2018, 0, "revised-first").statusCode());
    Map<Integer, Integer> statuses = new TreeMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      String tag =
          department.get("/api/v1/filings/2018/revised").headers().firstValue("ETag").orElseThrow();
      List<String> requests = new ArrayList<>();
      for (int sender = 0; sender < SENDERS; sender++) {
        requests.add(
            AtOnce.request(
                "PUT",
                "/api/v1/filings/2018/revised",
                "If-Match: " + tag + "\r\n",
                Department.filing("revised", 2018, 1 + round * SENDERS + sender)));
      }
      count(statuses, AtOnce.send(department.port(), requests));
    }
    System.out.printf("revisions of the same state: answers %s%n", statuses);
    assertEquals(Map.of(200, ROUNDS, 412, ROUNDS * (SENDERS - 1)), statuses);
    assertEquals(1 + ROUNDS, revisions(2018, "revised"));
  }

  /** Every filing whose 201 has arrived is in the totals that are asked for afterwards. */
  @Test
  void totalsShowEveryFilingThatHasBeenAnswered() throws Exception {
    int writers = 8;
    int filings = 40;
    String area = "640000";
    department.registerArea(area);
    for (int i = 0; i < writers * filings; i++) {
      department.registerUnit("counted-" + i, area);
    }
    AtomicInteger answered = new AtomicInteger();
    AtomicInteger asked = new AtomicInteger();
    AtomicBoolean writing = new AtomicBoolean(true);
    Callable<Void> look =
        () -> {
          int before = answered.get();
          int filed = totals(2015, area).at("/coverage/filed").intValue();
          assertTrue(filed >= before, () -> filed + " filed after " + before + " were answered");
          asked.incrementAndGet();
          return null;
        };
    List<Callable<Void>> threads = new ArrayList<>();
    AtomicInteger working = new AtomicInteger(writers);
    for (int writer = 0; writer < writers; writer++) {
      int first = writer * filings;
      threads.add(
          () -> {
            try {
              for (int i = first; i < first + filings; i++) {
                assertEquals(
                    201, department.file("counted-" + i, 2015, i, "counted-" + i).statusCode());
                answered.incrementAndGet();
                look.call();
              }
            } finally {
              writing.set(working.decrementAndGet() > 0);
            }
            return null;
          });
    }
    for (int reader = 0; reader < 3; reader++) {
      threads.add(
          () -> {
            while (writing.get()) {
              look.call();
            }
            return null;
          });
    }
    AtOnce.inParallel(threads);
    System.out.printf(
        "totals: %d looks at %d filings, none too old%n", asked.get(), answered.get());
    JsonNode totals = totals(2015, area);
    assertEquals(writers * filings, totals.at("/coverage/filed").intValue());
    for (JsonNode total : totals.get("totals")) {
      if (total.get("code").asText().equals("organisation.budget")) {
        BigDecimal expected = BigDecimal.valueOf(319 * 320 / 2 + 80);
        assertEquals(0, expected.compareTo(total.get("value").decimalValue()), total::toString);
      }
    }
  }

  private static String post(String header, String filing) {
    return AtOnce.request("POST", "/api/v1/filings", header, filing);
  }

  private static JsonNode totals(int year, String area) throws Exception {
    return department.getJson("/api/v1/totals/" + year + "?area=" + area);
  }

  private static int revisions(int year, String unit) throws Exception {
    JsonNode page = department.getJson("/api/v1/filings/" + year + "/" + unit + "/revisions");
    return page.get("items").size();
  }

  private static void count(Map<Integer, Integer> statuses, List<Answer> answers) {
    answers.forEach(answer -> statuses.merge(answer.status(), 1, Integer::sum));
  }

  /** The digests of those that were answered 201. */
  private static List<String> digests(List<Answer> answers) throws Exception {
    List<String> digests = new ArrayList<>();
    for (Answer answer : answers) {
      if (answer.status() == 201) {
        digests.add(Department.read(answer.body()).get("digest").asText());
      }
    }
    return digests;
  }
}
