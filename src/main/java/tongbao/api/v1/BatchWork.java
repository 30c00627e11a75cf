package tongbao.api.v1;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;
import tongbao.access.CurrentCaller;
import tongbao.access.OnBehalf;
import tongbao.desk.Batch;
import tongbao.desk.BatchLine;
import tongbao.desk.Handed;
import tongbao.filing.FilingId;

/** What is done with some lines of a batch: read and examined, recorded, answered. */
final class BatchWork {

  private final Batch batch;
  private final OnBehalf caller;
  private final Language language;
  private final RoutingContext context;
  private final ObjectMapper mapper;
  private final int longest;

  BatchWork(
      Batch batch,
      OnBehalf caller,
      Language language,
      RoutingContext context,
      ObjectMapper mapper,
      int longest) {
    this.batch = batch;
    this.caller = caller;
    this.language = language;
    this.context = context;
    this.mapper = mapper;
    this.longest = longest;
  }

  /** A line that was read, or why it could not be. */
  private record Read(
      long number, @Nullable FilingId id, @Nullable Handed handed, @Nullable Problem problem) {}

  /** Lines that were read, and their filings examined. */
  record Examined(List<Read> lines, Batch.@Nullable Some filings, @Nullable RuntimeException why) {}

  /** What became of lines. */
  record Settled(List<Read> lines, List<BatchLine> filings) {}

  /** Lines answered. */
  static final class Answered {
    private final byte[] text;
    private final List<Integer> statuses;

    private Answered(byte[] text, List<Integer> statuses) {
      this.text = text;
      this.statuses = statuses;
    }

    /** The answers, each but the last with its line end. */
    byte[] text() {
      return text;
    }

    /** One for each line. */
    List<Integer> statuses() {
      return statuses;
    }

    /** Whether what is missing will be missing to the lines to come. */
    boolean isOutage() {
      return statuses.contains(ProblemType.UNAVAILABLE.status());
    }
  }

  /** To be called by a thread of the pool that is to share the work. */
  Examined examine(List<SentLine> sent) {
    return named(
        () -> {
          List<Read> lines = sent.parallelStream().map(this::read).toList();
          List<Handed> handed =
              lines.stream().flatMap(line -> Stream.ofNullable(line.handed())).toList();
          try {
            return new Examined(lines, handed.isEmpty() ? null : batch.examine(handed), null);
          } catch (RuntimeException e) {
            return new Examined(lines, null, e);
          }
        });
  }

  private Read read(SentLine line) {
    byte[] bytes = line.bytes();
    if (bytes == null) {
      return refused(
          line,
          null,
          Problem.of(ProblemType.CONTENT_TOO_LARGE).saying("line").with("limit", longest));
    }
    FilingId id = null;
    try {
      Handed handed = SubmissionReader.read(JsonBody.of(bytes));
      id = handed.id();
      Gate.requireOwn(caller.caller(), id.unit());
      return new Read(line.number(), id, handed, null);
    } catch (MalformedJsonException e) {
      return refused(line, id, e.problem().with("line", line.number()));
    } catch (RuntimeException e) {
      return refused(line, id, Failures.problem(e, -1, context));
    }
  }

  private static Read refused(SentLine line, @Nullable FilingId id, Problem problem) {
    return new Read(line.number(), id, null, problem);
  }

  /** To be called in the order of the lines. */
  Settled record(Examined examined) {
    return named(
        () -> {
          Batch.Some filings = examined.filings();
          try {
            RuntimeException why = examined.why();
            if (why != null) {
              throw why;
            }
            return new Settled(
                examined.lines(), filings == null ? List.of() : batch.record(filings));
          } catch (RuntimeException e) {
            return new Settled(
                examined.lines(),
                Collections.nCopies(examined.lines().size(), new BatchLine.Failed(e)));
          }
        });
  }

  /** Puts into words what became of lines. */
  Answered answer(Settled settled) {
    return named(
        () -> {
          List<BatchLineAnswer> answers = new ArrayList<>();
          IdentityHashMap<RuntimeException, Problem> failures = new IdentityHashMap<>();
          int next = 0;
          for (Read line : settled.lines()) {
            answers.add(
                line.handed() == null
                    ? refused(line, Objects.requireNonNull(line.problem()))
                    : answer(line, settled.filings().get(next++), failures));
          }
          return new Answered(
              text(answers.parallelStream().map(this::json).toList()),
              answers.stream().map(BatchLineAnswer::counted).toList());
        });
  }

  private BatchLineAnswer answer(
      Read line, BatchLine became, IdentityHashMap<RuntimeException, Problem> failures) {
    if (became instanceof BatchLine.Recorded recorded) {
      return BatchLineAnswer.recorded(line.number(), recorded, language);
    }
    if (became instanceof BatchLine.Repeated repeated) {
      return BatchLineAnswer.repeated(line.number(), repeated, language);
    }
    if (became instanceof BatchLine.Checked checked) {
      return BatchLineAnswer.checked(
          line.number(), Objects.requireNonNull(line.id()), checked, language);
    }
    if (became instanceof BatchLine.Refused refused) {
      return refused(line, Refusals.problem(refused.refusal()));
    }
    // What failed for one reason is logged once, and has one id.
    return refused(
        line,
        failures.computeIfAbsent(
            ((BatchLine.Failed) became).why(), why -> Failures.problem(why, -1, context)));
  }

  private BatchLineAnswer refused(Read line, Problem problem) {
    return BatchLineAnswer.refused(
        line.number(), line.id(), problem, ProblemWriter.members(problem, language, context));
  }

  /** The last line. */
  byte[] end(BatchSummary summary) {
    return json(BatchLineAnswer.last(summary));
  }

  private byte[] json(Object answer) {
    try {
      return mapper.writeValueAsBytes(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer that cannot be written", e);
    }
  }

  private static byte[] text(List<byte[]> lines) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (byte[] line : lines) {
      if (text.size() > 0) {
        text.write('\n');
      }
      text.writeBytes(line);
    }
    return text.toByteArray();
  }

  /** In the caller's name, and with the request's in the log. */
  private <T> T named(Supplier<T> work) {
    MDC.put(RequestId.LOG_KEY, context.<Object>get(CurrentCaller.REQUEST_ID));
    try {
      return caller.does(work);
    } finally {
      MDC.remove(RequestId.LOG_KEY);
    }
  }
}
