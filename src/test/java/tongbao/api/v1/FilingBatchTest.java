package tongbao.api.v1;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tongbao.TestAdmin;

/** Many filings in one call, line by line in and out. */
@QuarkusTest
@Timeout(180)
class FilingBatchTest {

  private static final String AREA = "621191";
  private static final int MIB = 1 << 20;

  private static boolean prepared;

  @BeforeEach
  void prepare() {
    if (!prepared) {
      Calls.area(AREA, "批量区");
      for (int i = 0; i < 40; i++) {
        Calls.unit("batch-" + i, AREA);
      }
      prepared = true;
    }
  }

  private static String sheet(int unit, int year) {
    return Calls.sheet("batch-" + unit, year, Map.of("disclosure.items", unit)).toString();
  }

  private static List<JsonNode> sent(String query, String lines) throws IOException {
    try (BatchClient client = BatchClient.open(TestAdmin.TOKEN, query)) {
      client.send(lines);
      client.end();
      return client.rest();
    }
  }

  private static List<Integer> statuses(List<JsonNode> answers) {
    return answers.stream()
        .filter(answer -> answer.has("status"))
        .map(answer -> answer.get("status").intValue())
        .toList();
  }

  private static JsonNode summary(List<JsonNode> answers) {
    return answers.get(answers.size() - 1).path("summary");
  }

  @Test
  void eachLineIsAnsweredInItsTurnAndStopsNoOther() throws IOException {
    String wrong = Calls.sheet("batch-1", 2014, Map.of("requests.received", 3)).toString();
    List<JsonNode> answers =
        sent(
            "",
            "\uFEFF"
                + sheet(0, 2014)
                + "\r\n\r\n{\"unit\":\n"
                + "{\"unit\": \"nobody-here\", \"year\": 2014, \"values\": {}}\n"
                + wrong
                + "\n"
                + sheet(0, 2014)
                + "\n"
                + Calls.sheet("batch-0", 2014, Map.of("disclosure.items", 77))
                + "\n"
                + "{\"unit\": 7}\n \t\n"
                + "{\"x\": \""
                + "x".repeat(MIB)
                + "\"}\n"
                + sheet(1, 2014));
    assertEquals(List.of(201, 400, 404, 422, 200, 409, 400, 413, 201), statuses(answers));
    assertEquals(
        List.of(1, 3, 4, 5, 6, 7, 8, 10, 11),
        answers.stream()
            .filter(answer -> answer.has("line"))
            .map(answer -> answer.get("line").intValue())
            .toList());
    assertEquals(
        "{\"complete\":true,\"lines\":9,\"recorded\":2,\"repeated\":1,\"refused\":6,\"failed\":0}",
        summary(answers).toString());
    JsonNode first = answers.get(0);
    assertEquals(first.get("digest"), answers.get(4).get("digest"));
    assertEquals(first.get("receipt"), answers.get(4).get("receipt"));
    assertEquals(3, answers.get(1).at("/problem/line").intValue());
    assertEquals("/problems/sheet-rejected", answers.get(3).at("/problem/type").textValue());
    assertTrue(answers.get(3).at("/problem/findings").size() > 0);
    Calls.call()
        .get(Calls.FILINGS + "/2014/batch-0")
        .then()
        .statusCode(200)
        .body("digest", equalTo(first.get("digest").textValue()))
        .body("receipt.jws", equalTo(first.at("/receipt/jws").textValue()));
  }

  @Test
  void whatWasCutCanBeSentAgainWhole() throws IOException {
    String lines =
        IntStream.range(0, 40).mapToObj(i -> sheet(i, 2015)).collect(Collectors.joining("\n"));
    try (BatchClient client = BatchClient.open(TestAdmin.TOKEN, "")) {
      client.send(lines.substring(0, lines.length() / 2));
      assertEquals(201, assertNotNullNext(client).get("status").intValue());
    }
    List<JsonNode> again = sent("", lines);
    JsonNode summary = summary(again);
    assertEquals(40, summary.get("recorded").intValue() + summary.get("repeated").intValue());
    assertTrue(summary.get("repeated").intValue() > 0, summary.toString());
    assertEquals(40, summary(sent("", lines)).get("repeated").intValue());
    Calls.call()
        .get("/api/v1/totals/2015?area=" + AREA)
        .then()
        .body("coverage.filed", equalTo(40))
        .body(
            "totals.find { it.code == 'disclosure.items' }.value.intValue()", equalTo(39 * 40 / 2));
    for (int i = 0; i < 40; i++) {
      Calls.call()
          .get(Calls.FILINGS + "/2015/batch-" + i + "/revisions")
          .then()
          .body("items.size()", equalTo(1));
    }
  }

  private static JsonNode assertNotNullNext(BatchClient client) throws IOException {
    JsonNode next = client.next();
    assertNotNull(next);
    return next;
  }

  @Test
  void answersComeWhileTheRestIsStillToBeSent() throws IOException {
    try (BatchClient client = BatchClient.open(TestAdmin.TOKEN, "")) {
      for (int i = 0; i < 5; i++) {
        client.send(sheet(i, 2016) + "\n");
        assertEquals(i + 1, assertNotNullNext(client).get("line").intValue());
      }
      client.end();
      assertEquals(5, client.rest().get(0).at("/summary/recorded").intValue());
    }
  }

  /** A sheet without numbers takes one line to send and a hundred to answer. */
  @Test
  void whoDoesNotReadIsNotReadFrom()
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    int all = 3000;
    String blank = "{\"unit\":\"batch-2\",\"year\":2017,\"values\":{}}" + " ".repeat(8000) + "\n";
    AtomicInteger written = new AtomicInteger();
    try (BatchClient client = BatchClient.open(TestAdmin.TOKEN, "?validateOnly=true")) {
      CompletableFuture<Void> writer =
          CompletableFuture.runAsync(
              () -> {
                try {
                  for (int i = 0; i < all; i++) {
                    client.send(blank);
                    written.incrementAndGet();
                  }
                  client.end();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      int before = -1;
      while (before != written.get()) {
        before = written.get();
        Thread.sleep(2000);
      }
      assertTrue(before < all, "everything was taken");
      assertEquals(200, client.status());
      List<JsonNode> answers = client.rest();
      writer.get(1, TimeUnit.MINUTES);
      assertEquals(all, summary(answers).get("lines").intValue());
      assertEquals(201, answers.get(0).get("wouldAnswer").intValue());
    }
    Calls.call().get(Calls.FILINGS + "/2017/batch-2").then().statusCode(404);
  }

  /** More than any other body may have. */
  @Test
  void aBodyMayBeOfAnySize() throws IOException {
    int all = 40;
    String line = "x".repeat(MIB - 1) + "\n";
    try (BatchClient client =
        new BatchClient(TestAdmin.TOKEN, "", "Content-Length: " + (long) all * MIB + "\r\n")) {
      for (int i = 0; i < all; i++) {
        client.raw(line);
      }
      assertEquals(all, summary(client.rest()).get("refused").intValue());
    }
  }

  @Test
  void validatingStoresNothing() throws IOException {
    Calls.post(sheet(3, 2018)).then().statusCode(201);
    List<JsonNode> answers =
        sent(
            "?validateOnly=true",
            sheet(3, 2018)
                + "\n"
                + sheet(4, 2018)
                + "\n"
                + Calls.sheet("batch-3", 2018, Map.of("disclosure.items", 9))
                + "\n"
                + Calls.sheet("batch-4", 2018, Map.of("requests.received", 3))
                + "\n{\"unit\": \"batch-4\", \"year\": 1990, \"values\": {}}");
    assertEquals(
        List.of(200, 201, 409, 422, 422),
        answers.stream()
            .filter(answer -> answer.has("line"))
            .map(answer -> answer.get("wouldAnswer").intValue())
            .toList());
    Calls.call().get(Calls.FILINGS + "/2018/batch-4").then().statusCode(404);
  }

  @Test
  void aUnitFilesInItsOwnNameOnly() throws IOException {
    try (BatchClient client = BatchClient.open(Holders.secret("submitter", "batch-5"), "")) {
      client.send(sheet(5, 2014) + "\n" + sheet(6, 2016) + "\n" + sheet(5, 2016) + "\n");
      client.end();
      List<JsonNode> answers = client.rest();
      assertEquals(List.of(201, 403, 201), statuses(answers));
      assertEquals("batch-6", answers.get(1).get("unit").textValue());
    }
    try (BatchClient client = BatchClient.open(Holders.secret("reviewer", null), "")) {
      assertEquals(403, client.status());
    }
  }

  @Test
  void aYearIsHeldAgainstTheYearBeforeInTheSameBatch() throws IOException {
    String first = Calls.sheet("batch-7", 2016, Map.of("disclosure.items", 900)).toString();
    String second = Calls.sheet("batch-7", 2017, Map.of("disclosure.items", 1)).toString();
    List<JsonNode> together = sent("", first + "\n" + second + "\n");
    Calls.post(first.replace("batch-7", "batch-8")).then().statusCode(201);
    List<String> alone =
        Calls.post(second.replace("batch-7", "batch-8"))
            .then()
            .statusCode(201)
            .extract()
            .path("findings.rule");
    List<String> rules =
        IntStream.range(0, together.get(1).get("findings").size())
            .mapToObj(i -> together.get(1).at("/findings/" + i + "/rule").textValue())
            .toList();
    assertTrue(rules.stream().anyMatch(rule -> rule.contains("year-before")), rules.toString());
    assertEquals(alone, rules);
  }

  @Test
  void fewBatchesAreOpenAtOnceAndTheirPlacesAreGivenBack() throws Exception {
    for (int round = 0; round < 3; round++) {
      try (BatchClient one = placed();
          BatchClient two = placed();
          BatchClient three = BatchClient.open(TestAdmin.TOKEN, "")) {
        assertEquals(503, three.status());
        assertEquals(200, one.status());
        assertEquals(200, two.status());
        String metrics = RestAssured.get("/q/metrics").asString();
        assertTrue(metrics.contains("tongbao_lanes_taken{lane=\"batches\"} 2.0\n"), metrics);
      }
    }
  }

  /** One that has its place, once the service has noticed that others are gone. */
  private static BatchClient placed() throws IOException, InterruptedException {
    while (true) {
      BatchClient client = BatchClient.open(TestAdmin.TOKEN, "");
      client.send("x\n");
      if (client.status() == 200) {
        return client;
      }
      client.close();
      Thread.sleep(50);
    }
  }

  @Test
  void anythingElseThanLinesIsRefusedAtOnce() {
    Calls.json(sheet(9, 2016))
        .urlEncodingEnabled(false)
        .post(BatchClient.PATH)
        .then()
        .statusCode(415);
    Calls.call()
        .contentType("application/x-ndjson;charset=UTF-8")
        .urlEncodingEnabled(false)
        .header("Content-Encoding", "gzip")
        .body(new byte[] {1, 2, 3})
        .post(BatchClient.PATH)
        .then()
        .statusCode(415);
  }
}
