package tongbao.reading;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The numbers a document holds, by cell; blanks are left out. */
record Expected(int year, String edition, Map<String, BigDecimal> numbers) {

  static Expected of(String resource) throws IOException {
    JsonNode filing;
    try (InputStream in = Objects.requireNonNull(Expected.class.getResourceAsStream(resource))) {
      filing =
          JsonMapper.builder()
              .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
              .build()
              .readTree(in);
    }
    Map<String, BigDecimal> numbers = new TreeMap<>();
    filing
        .get("values")
        .properties()
        .forEach(
            cell -> {
              if (!cell.getValue().isNull()) {
                numbers.put(cell.getKey(), cell.getValue().decimalValue());
              }
            });
    return new Expected(filing.get("year").asInt(), filing.get("edition").asText(), numbers);
  }
}
