package tongbao.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Text;
import tongbao.evidence.Fault.Kind;
import tongbao.filing.FilingEvent;
import tongbao.filing.FilingId;
import tongbao.filing.Move;
import tongbao.filing.Standing;

/**
 * Holds the steps of filings against the audit log, and what they say counts against what has to
 * count after them. Shown filing by filing in order of sequence, it remembers one standing.
 */
final class StepCheck {

  private static final String PREFIX = "filing.";

  private final Consumer<Fault> faults;
  private String filing = "";
  private Standing standing = Standing.NONE;

  StepCheck(Consumer<Fault> faults) {
    this.faults = faults;
  }

  void show(StoredStep step) {
    StoredStep.Kept kept = step.kept();
    StoredStep.Logged logged = step.logged();
    if (kept == null && logged != null) {
      fault(
          Kind.EVENT_MISSING,
          step,
          comparable(logged.content()).toString(),
          null,
          Text.of("审计日志所记的 {} 已不存在。", "The audit log records {}, which is gone.", step.name()));
    } else if (kept != null && logged == null) {
      fault(
          Kind.EVENT_UNLOGGED,
          step,
          null,
          comparable(kept.told()).toString(),
          Text.of("审计日志没有 {} 的记录。", "The audit log knows nothing of {}.", step.name()));
    } else if (kept != null && logged != null) {
      compare(step, comparable(logged.content()), comparable(kept.told()));
    }
    Standing due = due(step);
    if (kept != null && !kept.event().standing().equals(due)) {
      fault(
          Kind.EVENT_STANDING,
          step,
          standing(due),
          standing(kept.event().standing()),
          Text.of(
              "{} 所记的计入汇总的版本，与此前各步推算的不符。",
              "The revisions that count after {} are not those that follow from the steps.",
              step.name()));
    }
    standing = due;
  }

  /** Shown a step that is stored but no step any more. */
  void unreadable(StoredStep step, String reason) {
    fault(
        Kind.EVENT_UNREADABLE,
        step,
        null,
        reason,
        Text.of("{} 无法读取。", "{} cannot be read.", step.name()));
    standing = due(step);
  }

  /**
   * What counts after a step. The log is believed where it knows the step, so that one that was
   * changed does not put the later ones in the wrong.
   */
  private Standing due(StoredStep step) {
    if (!step.filing().equals(filing)) {
      filing = step.filing();
      standing = Standing.NONE;
    }
    StoredStep.Logged logged = step.logged();
    if (logged != null) {
      Integer revision = logged.content().revision();
      return revision == null ? standing : after(move(logged.content().action()), revision);
    }
    StoredStep.Kept kept = step.kept();
    if (kept == null) {
      return standing;
    }
    FilingEvent event = kept.event();
    return after(Optional.ofNullable(event.move()), event.revision());
  }

  private Standing after(Optional<Move> move, int revision) {
    return move.map(made -> standing.after(made, revision))
        .orElseGet(() -> standing.afterFiling(revision));
  }

  private static Optional<Move> move(String action) {
    return Move.find(action.substring(PREFIX.length()));
  }

  private void compare(StoredStep step, ObjectNode logged, ObjectNode kept) {
    ObjectNode expected = Signer.JSON.createObjectNode();
    ObjectNode actual = Signer.JSON.createObjectNode();
    logged
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!logged.get(name).equals(kept.get(name))) {
                expected.set(name, logged.get(name));
                actual.set(name, kept.get(name));
              }
            });
    if (!expected.isEmpty()) {
      fault(
          Kind.EVENT_CHANGED,
          step,
          expected.toString(),
          actual.toString(),
          Text.of(
              "{} 与审计日志所记不同（{}）。",
              "{} is not what the audit log says of it ({}).",
              step.name(),
              String.join(", ", (Iterable<String>) expected::fieldNames)));
    }
  }

  private static ObjectNode comparable(AuditEntry told) {
    FilingId id = told.filing();
    return comparable(
        new AuditLine.Content(
            told.at(),
            told.deed().by(),
            told.deed().role(),
            told.deed().requestId(),
            told.action(),
            told.subject(),
            id == null ? null : id.year(),
            id == null ? null : id.unit().value(),
            told.revision(),
            told.before(),
            told.after()));
  }

  /** Year and unit are what paired the two. */
  private static ObjectNode comparable(AuditLine.Content content) {
    ObjectNode members =
        Signer.JSON
            .createObjectNode()
            .put("action", content.action())
            .put("subject", content.subject())
            .put("revision", content.revision())
            .put("at", content.at().toString())
            .put("actor", content.actor())
            .put("role", content.role())
            .put("requestId", content.requestId());
    members.set("before", tree(content.before()));
    JsonNode after = tree(content.after());
    if (after instanceof ObjectNode object) {
      // The revision itself is held against it.
      object.remove("digest");
    }
    members.set("after", after);
    return members;
  }

  private static JsonNode tree(@Nullable String json) {
    try {
      return json == null ? NullNode.getInstance() : Signer.JSON.readTree(json);
    } catch (JsonProcessingException e) {
      return TextNode.valueOf(json);
    }
  }

  private static String standing(Standing standing) {
    return Signer.JSON
        .createObjectNode()
        .put("submitted", standing.submitted())
        .put("accepted", standing.accepted())
        .put("published", standing.published())
        .toString();
  }

  private void fault(
      Kind kind,
      StoredStep step,
      @Nullable String expected,
      @Nullable String actual,
      Text message) {
    StoredStep.Logged logged = step.logged();
    faults.accept(
        new Fault(
            kind,
            logged == null ? null : logged.position(),
            null,
            step.name(),
            expected,
            actual,
            message));
  }
}
