package tongbao.api.v1;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tongbao.check.Background;
import tongbao.check.Checked;
import tongbao.check.Checks;
import tongbao.desk.Filed;
import tongbao.desk.Handed;
import tongbao.desk.Season;
import tongbao.evidence.Receipts;
import tongbao.evidence.Recorded;
import tongbao.evidence.Signer;
import tongbao.evidence.SigningKey;
import tongbao.filing.Course;
import tongbao.filing.Digest;
import tongbao.filing.DigestAlgorithm;
import tongbao.filing.FilingEvent;
import tongbao.filing.Receipt;
import tongbao.filing.ReceiptCode;
import tongbao.filing.Revision;
import tongbao.filing.Status;
import tongbao.filing.Submission;
import tongbao.sheet.ReceivedSheet;

/** What one filing costs outside the database and the HTTP server, part by part. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FilingBenchmark {

  @Param public Sheets sheet;

  private final ObjectMapper json =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
  private final SecureRandom random = new SecureRandom();
  private final Receipts receipts =
      new Receipts(new Signer(SigningKey.generate(random), List.of()), "620900");
  private byte[] body;
  private ReceivedSheet received;
  private Background background;
  private Submission submission;
  private Revision revision;
  private Filed filed;

  /** Takes the sheet as far as each part needs it. */
  @Setup
  public void prepare() {
    body = sheet.body();
    received = sheet.received();
    background = sheet.background();
    Handed handed = sheet.handed();
    Checked checked = Checks.check(received, background);
    submission =
        new Submission(
            handed.id(),
            checked.sheet(),
            handed.signOff(),
            handed.documentNumber(),
            handed.explanations());
    Instant now = Instant.parse("2017-03-03T08:00:00.123456Z");
    FilingEvent event =
        Course.first(handed.id(), now, new FilingEvent.Author("zhijian", "submitter", "1"));
    revision =
        new Revision(
            submission,
            1,
            now,
            Digest.of(submission, algorithm()),
            Status.after(event),
            null,
            null);
    filed =
        new Filed(
            revision.with(receipt()),
            checked.findings(),
            new Season(background.before(), null, LocalDate.of(2017, 3, 31), false));
  }

  /** Validation alone: typed cells, relations, advice, the year before. */
  @Benchmark
  public Checked check() {
    return Checks.check(received, background);
  }

  /** The body's bytes read strictly, to a sheet that can be checked. */
  @Benchmark
  public Handed read() {
    return SubmissionReader.read(JsonBody.of(body));
  }

  /** Reading and validation, as a line of a bulk filing takes them. */
  @Benchmark
  public Checked readAndCheck() {
    Handed handed = SubmissionReader.read(JsonBody.of(body));
    return Checks.check(Sheets.received(received.edition(), handed), background);
  }

  /** The digest of what was handed in. */
  @Benchmark
  public Digest digest() {
    return Digest.of(submission, algorithm());
  }

  /** The signed receipt. */
  @Benchmark
  public Receipt receipt() {
    return receipts.of(Recorded.of(revision), ReceiptCode.random(random));
  }

  /** The answer as JSON. */
  @Benchmark
  public byte[] answer() throws JsonProcessingException {
    return json.writeValueAsBytes(FilingAnswer.of(filed, Language.ZH));
  }

  private static DigestAlgorithm algorithm() {
    return DigestAlgorithm.SHA_256;
  }
}
