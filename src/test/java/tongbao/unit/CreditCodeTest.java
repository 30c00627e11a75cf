package tongbao.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreditCodeTest {

  @ParameterizedTest
  @CsvSource({
    // The example of GB 32100-2015, then two well-known companies.
    "91350100M000100Y43, true",
    "91110000600037341L, true",
    "9144030071526726XG, true",
    "91350100M000100Y44, false",
    "91350100M000100Y34, false",
    "91350100M000100Z43, false",
    "91350100m000100y43, false",
    "91350100M000100Y4, false",
    "91350100I000100Y43, false",
    "'', false",
  })
  void checksBothCharacters(String text, boolean valid) {
    assertEquals(valid, CreditCode.isValid(text));
  }
}
