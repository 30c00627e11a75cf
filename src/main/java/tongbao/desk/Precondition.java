package tongbao.desk;

import java.util.Set;

/** What a sender supposes of the filing it writes. */
public sealed interface Precondition {

  /** There is none yet. */
  record NoneYet() implements Precondition {}

  /** There is one, whichever. */
  record Any() implements Precondition {}

  /** Its newest revision bears one of these tags. */
  record TagIn(Set<String> tags) implements Precondition {}
}
