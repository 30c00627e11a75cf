package tongbao.api.v1.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The service answers what the examples of the contract say it answers. */
@QuarkusTest
@TestProfile(EmptyRegister.class)
class OpenApiExamplesTest {

  @Test
  void theServiceAnswersAsTheExamplesSay() {
    List<String> changed = new ArrayList<>();
    for (Exchange.Named example : Exchange.all()) {
      Exchange.Answer recorded = example.exchange().answer();
      Exchange.Answer answer = Replay.send(example.exchange().request());
      if (!Replay.same(recorded, answer)) {
        changed.add("%s: recorded %s, answered %s".formatted(example.name(), recorded, answer));
        if (Update.wanted()) {
          Replay.record(example, answer);
        }
      }
    }
    String advice =
        Update.wanted()
            ? "Examples were recorded anew; run the same once more to have them in the document."
            : "If the changes are meant, run " + Update.COMMAND;
    assertEquals(List.of(), changed, advice);
  }
}
