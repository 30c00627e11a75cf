package tongbao.sheet;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tongbao.edition.CellCode;

/**
 * What was written beside or instead of numbers, as it was received: no name in it is known to be
 * that of a cell.
 *
 * @param notes words behind numbers, by cell code as the sender spelled it
 * @param notApplicable the cells struck out, as the sender spelled them
 * @param measures units of measure behind numbers, by cell code as the sender spelled it
 */
public record ReceivedRemarks(
    Map<String, String> notes, List<String> notApplicable, Map<String, String> measures) {

  /** Nothing was written. */
  public static final ReceivedRemarks NONE = new ReceivedRemarks(Map.of(), List.of(), Map.of());

  /** Remarks that were recorded before, to be checked again. */
  public static ReceivedRemarks of(Remarks remarks) {
    return remarks.none()
        ? NONE
        : new ReceivedRemarks(
            named(remarks.notes()), named(remarks.notApplicable()), named(remarks.measures()));
  }

  private static Map<String, String> named(Map<CellCode, String> texts) {
    Map<String, String> named = new LinkedHashMap<>();
    texts.keySet().stream()
        .sorted()
        .forEach(code -> named.put(code.value(), texts.getOrDefault(code, "")));
    return named;
  }

  private static List<String> named(Collection<CellCode> codes) {
    return codes.stream().sorted().map(CellCode::value).collect(Collectors.toList());
  }
}
