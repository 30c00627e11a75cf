package tongbao.api.v1;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tongbao.OwnDatabase;
import tongbao.TestAdmin;

/** Nobody is locked out by a slip, nor by two administrators at the same moment. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class LastAdminTest {

  private static final int ROUNDS = 20;

  private final ExecutorService threads = Executors.newFixedThreadPool(2);

  private record Admin(String secret, String path) {}

  @Test
  void cannotBeRevoked() throws Exception {
    Admin last = new Admin(TestAdmin.TOKEN, pathOf("bootstrap-admin"));
    refused(last, last);
    for (int round = 0; round < ROUNDS; round++) {
      Admin other = admin(last, round);
      Admin present = last;
      List<Callable<Integer>> duel =
          List.of(() -> revoke(present, other), () -> revoke(other, present));
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> status : threads.invokeAll(duel)) {
        statuses.add(status.get());
      }
      assertEquals(1, IntStream.range(0, 2).filter(i -> statuses.get(i) == 200).count());
      last = statuses.get(0) == 200 ? present : other;
      refused(last, last);
    }
  }

  @AfterEach
  void end() {
    threads.shutdown();
  }

  private static void refused(Admin by, Admin whom) {
    Holders.call(by.secret())
        .delete(whom.path())
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/last-admin"));
  }

  private static int revoke(Admin by, Admin whom) {
    return Holders.call(by.secret()).delete(whom.path()).statusCode();
  }

  private static Admin admin(Admin by, int round) {
    Response made =
        Holders.json(by.secret(), Holders.token("duel-" + round, "admin", null))
            .post(Holders.TOKENS);
    return new Admin(made.path("token"), made.header("Location"));
  }

  private static String pathOf(String name) {
    Response list = Calls.call().get(Holders.TOKENS);
    return Holders.TOKENS + "/" + list.path("items.find { it.name == '" + name + "' }.id");
  }
}
