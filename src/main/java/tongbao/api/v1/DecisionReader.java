package tongbao.api.v1;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongbao.check.CellNames;
import tongbao.desk.DecisionDesk.Decision;
import tongbao.desk.Precondition;
import tongbao.edition.Cell;
import tongbao.edition.CellCode;
import tongbao.edition.Edition;
import tongbao.edition.Text;
import tongbao.filing.Move;
import tongbao.filing.Reason;

/** Reads the body of a decision. Every fault is answered at once. */
final class DecisionReader {

  private static final int MOST_REASONS = 200;
  private static final int LONGEST_REASON = 2000;
  private static final String MOVES = "accept, send-back, publish, withdraw";

  private final Members members;
  private final Edition edition;

  private DecisionReader(Members members, Edition edition) {
    this.members = members;
    this.edition = edition;
  }

  static Decision read(JsonBody body, Edition edition, @Nullable Precondition precondition) {
    return new DecisionReader(new Members(body.object()), edition).decision(precondition);
  }

  private Decision decision(@Nullable Precondition precondition) {
    Optional<Move> move = move();
    Integer revision = members.optionalCount("revision", 1, Integer.MAX_VALUE);
    List<Reason> reasons = reasons();
    if (move.equals(Optional.of(Move.SEND_BACK)) && reasons.isEmpty()) {
      members.fault(
          "reasons",
          Text.of(
              "退回须写明理由，如 [{\"cell\": \"requests.received\", \"text\": \"…\"}]。",
              "must say why the filing is sent back, such as"
                  + " [{\"cell\": \"requests.received\", \"text\": \"…\"}]."));
    }
    members.finish();
    return new Decision(move.orElseThrow(), revision, reasons, precondition);
  }

  private Optional<Move> move() {
    String text = members.text("decision");
    Optional<Move> move = Move.find(text);
    if (move.isEmpty() && !text.isEmpty()) {
      members.fault("decision", Text.of("“{}”应为下列之一：{}。", "{} must be one of {}.", text, MOVES));
    }
    return move;
  }

  private List<Reason> reasons() {
    List<Reason> reasons = new ArrayList<>();
    for (Members item : members.optionalItems("reasons", MOST_REASONS, "text")) {
      CellCode cell = cell(item);
      reasons.add(new Reason(cell, item.longText("text", LONGEST_REASON)));
      item.refuseUnknown();
    }
    return reasons;
  }

  private @Nullable CellCode cell(Members item) {
    String code = item.optionalText("cell");
    if (code == null) {
      return null;
    }
    Optional<Cell> cell = edition.findCell(code);
    if (cell.isEmpty()) {
      String nearest = CellNames.nearest(edition, code).orElse("—");
      item.fault(
          "cell",
          Text.of(
              "{} 版没有指标“{}”，最接近的是 {}。",
              "edition {} has no cell {}; the nearest is {}.",
              edition.id(),
              code,
              nearest));
    }
    return cell.map(Cell::code).orElse(null);
  }
}
