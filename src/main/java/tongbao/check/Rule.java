package tongbao.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongbao.edition.CellCode;
import tongbao.edition.Relation.Standing;
import tongbao.edition.Text;

/**
 * A rule as data, for those who want to know what they are checked by.
 *
 * @param id the name its findings bear
 * @param kind what kind of rule
 * @param severities what its findings can weigh
 * @param formula the rule in cell codes
 * @param cells the cells it ties; empty where it holds for every cell by itself
 * @param standing how firmly it stands
 * @param source what it rests on
 * @param note what to look at when it is broken
 * @param thresholds the limits it takes from the configuration, by setting
 */
public record Rule(
    String id,
    String kind,
    List<Severity> severities,
    String formula,
    List<CellCode> cells,
    Standing standing,
    String source,
    @Nullable Text note,
    Map<String, BigDecimal> thresholds) {

  /** A rule without limits of configuration. */
  Rule(
      String id,
      String kind,
      List<Severity> severities,
      String formula,
      List<CellCode> cells,
      Standing standing,
      String source,
      @Nullable Text note) {
    this(id, kind, severities, formula, cells, standing, source, note, Map.of());
  }
}
