package tongbao.api.v1;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "- | ZH",
        "'' | ZH",
        "en | EN",
        "EN-gb | EN",
        "zh-CN | ZH",
        "zh-CN,zh;q=0.9,en;q=0.8 | ZH",
        "en-US,en;q=0.9,zh;q=0.8 | EN",
        "zh;q=0.3, en;q=0.7 | EN",
        "en, zh | EN",
        "fr | ZH",
        "fr, en;q=0.1 | EN",
        "* | ZH",
        "en;q=0.5, *;q=0.8 | ZH",
        "zh;q=0, * | EN",
        "en;q=0 | ZH",
        "english please | ZH",
        "en;q=nonsense | ZH",
        ";;; | ZH",
      })
  void isTheOnePreferred(@Nullable String header, Language expected) {
    assertEquals(expected, Language.preferred(header));
  }

  @Test
  void readsNoNovels() {
    assertEquals(Language.ZH, Language.preferred("en," + "x-a,".repeat(5000)));
  }
}
