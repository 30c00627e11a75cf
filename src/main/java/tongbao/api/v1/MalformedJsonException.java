package tongbao.api.v1;

import com.fasterxml.jackson.core.JsonLocation;
import org.jspecify.annotations.Nullable;

/** A body that should be JSON and is not. Lines and columns count from 1. */
final class MalformedJsonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  private MalformedJsonException(Problem problem) {
    super(problem.text(), null, false, false);
    this.problem = problem;
  }

  static MalformedJsonException at(JsonFault fault, @Nullable JsonLocation where) {
    return where == null
        ? at(fault, 1, 1)
        : at(fault, Math.max(1, where.getLineNr()), Math.max(1, where.getColumnNr()));
  }

  static MalformedJsonException at(JsonFault fault, int line, int column) {
    Problem problem = problem(fault, line, column);
    return new MalformedJsonException(
        fault == JsonFault.TOO_DEEP ? problem.with("limit", StrictJson.MAX_DEPTH) : problem);
  }

  static MalformedJsonException duplicate(String key, JsonLocation where) {
    return new MalformedJsonException(
        problem(JsonFault.DUPLICATE_KEY, where.getLineNr(), where.getColumnNr()).with("key", key));
  }

  private static Problem problem(JsonFault fault, int line, int column) {
    return Problem.of(ProblemType.MALFORMED_JSON)
        .saying(fault.text())
        .with("line", line)
        .with("column", column);
  }

  Problem problem() {
    return problem;
  }
}
