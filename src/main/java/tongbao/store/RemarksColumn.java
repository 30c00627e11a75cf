package tongbao.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Cell;
import tongbao.edition.CellCode;
import tongbao.edition.Edition;
import tongbao.sheet.Remarks;

/**
 * The column {@code remarks} of {@code filing_revision}; {@code null} where nothing is remarked.
 */
final class RemarksColumn {

  static final String NOTES = "notes";
  static final String NOT_APPLICABLE = "notApplicable";
  static final String UNITS = "units";

  private static final ObjectMapper JSON = new ObjectMapper();

  private RemarksColumn() {}

  static @Nullable String write(Remarks remarks) {
    if (remarks.none()) {
      return null;
    }
    ObjectNode json = JSON.createObjectNode();
    put(json, NOTES, remarks.notes());
    if (!remarks.notApplicable().isEmpty()) {
      ArrayNode cells = json.putArray(NOT_APPLICABLE);
      remarks.notApplicable().forEach(code -> cells.add(code.value()));
    }
    put(json, UNITS, remarks.measures());
    return json.toString();
  }

  private static void put(ObjectNode json, String name, Map<CellCode, String> texts) {
    if (!texts.isEmpty()) {
      ObjectNode object = json.putObject(name);
      texts.forEach((code, text) -> object.put(code.value(), text));
    }
  }

  /**
   * What is stored.
   *
   * @throws IllegalStateException where it is no remark about cells of the edition
   */
  static Remarks read(@Nullable String stored, Edition edition) {
    if (stored == null) {
      return Remarks.NONE;
    }
    try {
      JsonNode json = JSON.readTree(stored);
      Set<CellCode> notApplicable = new HashSet<>();
      json.path(NOT_APPLICABLE).forEach(code -> notApplicable.add(code(edition, code.asText())));
      return new Remarks(
          texts(json.path(NOTES), edition), notApplicable, texts(json.path(UNITS), edition));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored remarks are not JSON", e);
    }
  }

  private static Map<CellCode, String> texts(JsonNode object, Edition edition) {
    Map<CellCode, String> texts = new HashMap<>();
    object
        .properties()
        .forEach(text -> texts.put(code(edition, text.getKey()), text.getValue().asText()));
    return texts;
  }

  private static CellCode code(Edition edition, String code) {
    return edition
        .findCell(code)
        .map(Cell::code)
        .orElseThrow(() -> new IllegalStateException("remark on " + code + ", which is no cell"));
  }
}
