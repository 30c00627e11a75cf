package tongbao.api.v1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tongbao.desk.Refusal;
import tongbao.unit.AreaCode;

/** Fails the build for whoever adds a code or a text in one language only. */
class ProblemTextsTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");

  @ParameterizedTest
  @EnumSource(ProblemType.class)
  void everyTypeHasItsTexts(ProblemType type) {
    for (Language language : Language.values()) {
      assertFalse(ProblemTexts.title(type, language).isBlank());
      assertFalse(ProblemTexts.detail(Problem.of(type), language).isBlank());
    }
  }

  @ParameterizedTest
  @EnumSource(JsonFault.class)
  void everyFaultOfJsonHasItsText(JsonFault fault) {
    for (Language language : Language.values()) {
      var problem = Problem.of(ProblemType.MALFORMED_JSON).saying(fault.text());
      assertFalse(ProblemTexts.detail(problem, language).isBlank());
    }
  }

  @Test
  void theLanguagesSayTheSame() {
    for (Language language : Language.values()) {
      assertEquals(
          ProblemTexts.bundle(Language.ZH).keySet(), ProblemTexts.bundle(language).keySet());
      for (String key : ProblemTexts.bundle(Language.ZH).keySet()) {
        assertEquals(placeholders(Language.ZH, key), placeholders(language, key), key);
      }
    }
  }

  @Test
  void noTextIsLeftOfATypeThatIsGone() {
    Set<String> codes =
        Arrays.stream(ProblemType.values()).map(ProblemType::code).collect(Collectors.toSet());
    for (String key : ProblemTexts.bundle(Language.ZH).keySet()) {
      assertTrue(codes.contains(key.substring(0, key.indexOf('.'))), key);
    }
  }

  @Test
  void membersStandInTheDetail() {
    var problem = Problem.of(ProblemType.METHOD_NOT_ALLOWED).with("allowed", List.of("GET", "$1"));
    assertEquals(
        "This address does not support the method; it supports GET, $1.",
        ProblemTexts.detail(problem, Language.EN));
  }

  private static Set<String> placeholders(Language language, String key) {
    Set<String> found = new TreeSet<>();
    PLACEHOLDER
        .matcher(ProblemTexts.bundle(language).getString(key))
        .results()
        .forEach(result -> found.add(result.group()));
    return found;
  }

  @Test
  void aTotalOfTooManyPartsSaysHowManyAndWhereToAsk() {
    Problem problem =
        Refusals.problem(new Refusal.TooManyParts(new AreaCode("100000"), 600_000, 20_000));
    assertEquals(
        "600000 filings count in the area 100000; a total is taken apart into at most 20000."
            + " Ask area by area for those below it (GET /api/v1/areas).",
        ProblemTexts.detail(problem, Language.EN));
  }

  @Test
  void tooManyChangesSayWhereToAsk() {
    Problem problem = Refusals.problem(new Refusal.TooManyChanges(new AreaCode("100000"), 5_000));
    assertEquals(
        "The shares of more than 5000 units changed in the area 100000. Ask area by area for those"
            + " below it (GET /api/v1/areas), or for a shorter time (from, to).",
        ProblemTexts.detail(problem, Language.EN));
  }
}
