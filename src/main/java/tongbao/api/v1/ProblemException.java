package tongbao.api.v1;

/**
 * Ends a request with a problem. Thrown only in this package; the layers below do not know HTTP.
 */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /** Ends the request with this problem. */
  public ProblemException(Problem problem) {
    // A refusal is an answer, not a fault: nobody reads its stack trace.
    super(problem.type().code(), null, false, false);
    this.problem = problem;
  }

  /** What to answer. */
  public Problem problem() {
    return problem;
  }
}
