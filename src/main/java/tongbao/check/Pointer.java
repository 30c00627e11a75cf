package tongbao.check;

import tongbao.edition.CellCode;

/** JSON Pointers (RFC 6901) into a submission. */
public final class Pointer {

  private Pointer() {}

  /** The place of a cell. */
  public static String toCell(CellCode cell) {
    return toValue(cell.value());
  }

  /** The place of an entry of {@code values}, whatever its name. */
  public static String toValue(String name) {
    return "/values/" + escape(name);
  }

  /** One step of a pointer. */
  public static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
