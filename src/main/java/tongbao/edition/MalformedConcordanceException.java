package tongbao.edition;

import java.util.List;

/** A concordance file that cannot be used, with every fault found in it. */
public final class MalformedConcordanceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> faults;

  MalformedConcordanceException(String file, List<String> faults) {
    super(file + " is not a usable concordance:\n  " + String.join("\n  ", faults));
    this.faults = List.copyOf(faults);
  }

  /** One sentence per fault, with the place in the file. */
  public List<String> faults() {
    return faults;
  }
}
