package tongbao.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Text;
import tongbao.evidence.Fault.Kind;
import tongbao.filing.Digest;
import tongbao.filing.Receipt;

/**
 * Works everything out again: the chain of the audit log, the digest and the receipt of every
 * revision, every step of a filing and what counts after it. Shown one thing after another, it
 * remembers no more than the faults.
 */
public final class Verification {

  /** More faults than this are only counted. */
  public static final int MOST = 100;

  /**
   * What came of it.
   *
   * @param faultCount of all faults; {@code faults} has the first of them
   */
  public record Result(
      long checkedLines,
      long checkedRevisions,
      long checkedEvents,
      AuditHead head,
      long faultCount,
      List<Fault> faults) {

    /** Whether everything is as it was recorded. */
    public boolean intact() {
      return faultCount == 0;
    }
  }

  private final Signer signer;
  private final Receipts receipts;
  private final @Nullable AuditHead noted;
  private final List<Fault> faults = new ArrayList<>();
  private final StepCheck steps = new StepCheck(this::add);
  private AuditHead head = AuditHead.EMPTY;
  private boolean notedSeen;
  private long lines;
  private long revisions;
  private long events;
  private long faultCount;

  /**
   * A verification.
   *
   * @param noted a head of the chain that somebody noted earlier
   */
  public Verification(Signer signer, Receipts receipts, @Nullable AuditHead noted) {
    this.signer = signer;
    this.receipts = receipts;
    this.noted = noted;
  }

  /** Shown the next line of the chain. */
  public void line(AuditLine line) {
    lines++;
    long due = head.position() + 1;
    if (line.position() != due) {
      fault(
          line.position(),
          Kind.AUDIT_GAP,
          Long.toString(due),
          Long.toString(line.position()),
          Text.of(
              "审计日志第 {} 条之前缺失记录：应接第 {} 条。",
              "Before line {} of the audit log lines are missing: line {} should follow.",
              line.position(),
              due));
    } else if (!line.previous().equals(head.hash())) {
      fault(
          line.position(),
          Kind.AUDIT_LINK,
          head.hash(),
          line.previous(),
          Text.of(
              "审计日志第 {} 条与前一条不衔接。",
              "Line {} of the audit log does not follow the line before it.",
              line.position()));
    } else if (!line.computedHash().equals(line.hash())) {
      fault(
          line.position(),
          Kind.AUDIT_LINE,
          line.computedHash(),
          line.hash(),
          Text.of(
              "审计日志第 {} 条已被改动：内容与其哈希值不符。",
              "Line {} of the audit log was changed: its content does not have its hash.",
              line.position()));
    }
    head = new AuditHead(line.position(), line.hash());
    notedSeen |= head.equals(noted);
    if (noted != null && head.position() == noted.position() && !head.equals(noted)) {
      notedSeen = true;
      fault(
          line.position(),
          Kind.NOTED_HEAD,
          noted.hash(),
          line.hash(),
          Text.of(
              "审计日志第 {} 条与所记录的链头不同：其后的日志整体被改写。",
              "Line {} of the audit log is not the head that was noted: the log was rewritten.",
              line.position()));
    }
  }

  /**
   * Shown that the chain has no further line.
   *
   * @param signedHead what the service signed as its end; none where there is nothing signed
   */
  public void end(@Nullable String signedHead) {
    Optional<AuditHead> signed = AuditHead.signed(signer, signedHead);
    if (!signed.equals(Optional.of(head))) {
      fault(
          head.position(),
          Kind.AUDIT_HEAD,
          signed.map(AuditHead::toString).orElse(null),
          head.toString(),
          signed.isEmpty()
              ? new Text("审计日志链头的签名无效。", "The signature of the audit log's head does not verify.")
              : Text.of(
                  "审计日志止于第 {} 条，而本系统签名的链头为第 {} 条或内容不同：末尾被删改。",
                  "The audit log ends with line {}, but the service signed its end at line {}, or"
                      + " with another hash: the end was removed or replaced.",
                  head.position(),
                  signed.get().position()));
    }
    if (noted != null && !notedSeen && !noted.equals(AuditHead.EMPTY)) {
      fault(
          noted.position(),
          Kind.NOTED_HEAD,
          noted.hash(),
          null,
          Text.of(
              "审计日志已没有所记录的第 {} 条。",
              "Line {} of the audit log, which was noted, is not there.",
              noted.position()));
    }
  }

  /** Shown the next revision. */
  public void revision(StoredRevision stored) {
    revisions++;
    Recorded recorded = stored.recorded();
    String name = name(recorded.id().toString(), recorded.number());
    Digest computed = Digest.of(recorded.submission(), recorded.digest().algorithm());
    if (!computed.equals(recorded.digest())) {
      fault(
          name,
          Kind.REVISION_CONTENT,
          recorded.digest().hex(),
          computed.hex(),
          Text.of("{} 的内容已被改动：与其摘要不符。", "{} was changed: it does not have its digest.", name));
    }
    if (!stored.derivedRight()) {
      fault(
          name,
          Kind.REVISION_DERIVED,
          null,
          null,
          Text.of(
              "{} 计入合计的推算数已被改动：与按各分项计算的结果不符。",
              "What {} counts for in totals it left blank was changed: it does not follow from its"
                  + " parts.",
              name));
    }
    logged(name, recorded.digest(), stored.logged());
    Receipt receipt = stored.receipt();
    Text wrong =
        receipt == null
            ? new Text("没有回执。", "It has no receipt.")
            : receipts.fault(recorded, receipt);
    if (wrong != null) {
      fault(name, Kind.RECEIPT, null, null, Text.of("{}：{}", "{}: {}", name, wrong));
    }
    KeptSignature signature = stored.signature();
    Text forged = signature == null ? lost(recorded.signedBy()) : UnitSignatures.fault(signature);
    if (forged != null) {
      fault(name, Kind.SUBMISSION_SIGNATURE, null, null, Text.of("{}：{}", "{}: {}", name, forged));
    }
  }

  private static @Nullable Text lost(@Nullable String kid) {
    return kid == null
        ? null
        : Text.of("单位签名（密钥 {}）已不存在。", "The unit's signature (key {}) is gone.", kid);
  }

  private void logged(String name, Digest digest, StoredRevision.@Nullable Logged logged) {
    if (logged == null) {
      fault(
          name,
          Kind.REVISION_UNLOGGED,
          null,
          null,
          Text.of("审计日志没有 {} 的记录。", "The audit log knows nothing of {}.", name));
      return;
    }
    String told = digest(logged.after());
    if (!digest.hex().equals(told)) {
      add(
          new Fault(
              Kind.REVISION_DIGEST,
              logged.position(),
              name,
              null,
              told,
              digest.hex(),
              Text.of(
                  "{} 的摘要与审计日志所记不同。", "The digest of {} is not the one the audit log has.", name)));
    }
  }

  private static @Nullable String digest(@Nullable String after) {
    try {
      JsonNode digest = after == null ? null : Signer.JSON.readTree(after).get("digest");
      return digest == null ? null : digest.textValue();
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /** Shown a revision whose content cannot be read. */
  public void unreadable(String filing, int number, String reason) {
    revisions++;
    String name = name(filing, number);
    fault(
        name,
        Kind.REVISION_UNREADABLE,
        null,
        reason,
        Text.of("{} 无法读取。", "{} cannot be read.", name));
  }

  /** Shown a line of a revision that is not there. */
  public void missing(long position, String filing, int number) {
    String name = name(filing, number);
    add(
        new Fault(
            Kind.REVISION_MISSING,
            position,
            name,
            null,
            null,
            null,
            Text.of(
                "审计日志第 {} 条所记的 {} 已不存在。",
                "Line {} of the audit log records {}, which is gone.",
                position,
                name)));
  }

  /** Shown the next step; those of a filing one after another. */
  public void step(StoredStep step) {
    events += step.kept() == null ? 0 : 1;
    steps.show(step);
  }

  /** Shown a step that is stored, but cannot be read. */
  public void unreadable(StoredStep step, String reason) {
    events++;
    steps.unreadable(step, reason);
  }

  /** What came of it. */
  public Result result() {
    return new Result(lines, revisions, events, head, faultCount, List.copyOf(faults));
  }

  private static String name(String filing, int number) {
    return "filings/" + filing + "/revisions/" + number;
  }

  private void fault(
      long position, Kind kind, @Nullable String expected, @Nullable String actual, Text message) {
    add(new Fault(kind, position, null, null, expected, actual, message));
  }

  private void fault(
      String revision,
      Kind kind,
      @Nullable String expected,
      @Nullable String actual,
      Text message) {
    add(new Fault(kind, null, revision, null, expected, actual, message));
  }

  private void add(Fault fault) {
    faultCount++;
    if (faults.size() < MOST) {
      faults.add(fault);
    }
  }
}
