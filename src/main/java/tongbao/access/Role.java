package tongbao.access;

import java.util.Arrays;
import java.util.Optional;

/** What the holder of a token may do. */
public enum Role {
  /** Files the returns of the one unit it is bound to. */
  SUBMITTER("submitter"),
  /** The city office: reviews filings and decides on them. */
  REVIEWER("reviewer"),
  /** Reads totals and published filings. */
  READER("reader"),
  /** Everything, tokens and the register included. */
  ADMIN("admin");

  private final String code;

  Role(String code) {
    this.code = code;
  }

  /** The name in the database, in configuration and in {@code @RolesAllowed}. */
  public String code() {
    return code;
  }

  /** Whether it may see totals; a unit sees its own filings only. */
  public boolean readsTotals() {
    return this != SUBMITTER;
  }

  /** Whether it acts for the city office, which sees everything. */
  public boolean isOffice() {
    return this == REVIEWER || this == ADMIN;
  }

  /** The role of that code, if there is one. */
  public static Optional<Role> find(String code) {
    return Arrays.stream(values()).filter(role -> role.code.equals(code)).findFirst();
  }
}
