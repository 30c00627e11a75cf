package tongbao.filing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import tongbao.filing.ReceiptCode.MistypedException;

class ReceiptCodePropertiesTest {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  @Example
  void isPrintedInGroups() {
    assertEquals("7K3M-9QXT-2WPA-K", new ReceiptCode("7K3M9QXT2WPAK").printed());
  }

  @Property
  void isReadAsItIsPrinted(@ForAll long seed) {
    ReceiptCode code = code(seed);
    assertTrue(code.printed().matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]"));
    assertEquals(code, ReceiptCode.typed(code.printed()));
  }

  @Property
  void isReadAsPeopleTypeIt(@ForAll long seed, @ForAll @IntRange(max = 3) int one) {
    ReceiptCode code = code(seed);
    String typed =
        " " + code.printed().toLowerCase(java.util.Locale.ROOT).replace('0', 'o') + "\u3000";
    typed = typed.replace('1', "iIlL".charAt(one));
    assertEquals(code, ReceiptCode.typed(typed));
    assertEquals(code, ReceiptCode.typed(typed.replace('-', '\u2013')));
    assertEquals(code, ReceiptCode.typed(typed.replace("-", "")));
    StringBuilder fullWidth = new StringBuilder();
    code.value().chars().forEach(c -> fullWidth.appendCodePoint(c + 0xfee0));
    assertEquals(code, ReceiptCode.typed(fullWidth.toString()));
  }

  @Property(tries = 3000)
  void noticesOneWrongCharacter(
      @ForAll long seed,
      @ForAll @IntRange(max = 12) int at,
      @ForAll @IntRange(max = 31) int digit) {
    StringBuilder typed = new StringBuilder(code(seed).value());
    Assume.that(typed.charAt(at) != ALPHABET.charAt(digit));
    typed.setCharAt(at, ALPHABET.charAt(digit));
    assertTrue(refused(typed.toString()).checkFailed());
  }

  @Property(tries = 3000)
  void noticesTwoExchangedCharacters(
      @ForAll long seed,
      @ForAll @IntRange(max = 12) int at,
      @ForAll @IntRange(max = 12) int other) {
    StringBuilder typed = new StringBuilder(code(seed).value());
    char one = typed.charAt(at);
    Assume.that(one != typed.charAt(other));
    typed.setCharAt(at, typed.charAt(other));
    typed.setCharAt(other, one);
    assertTrue(refused(typed.toString()).checkFailed());
  }

  @Example
  void isNoCodeWithTooFewOrWithOtherCharacters() {
    assertFalse(refused("").checkFailed());
    assertFalse(refused("7K3M-9QXT-2WPA").checkFailed());
    assertFalse(refused("7K3M-9QXT-2WPA-K0").checkFailed());
    assertFalse(refused("UK3M-9QXT-2WPA-K").checkFailed());
    assertTrue(refused("7K3M-9QXT-2WPA-5").checkFailed());
  }

  private static ReceiptCode code(long seed) {
    return ReceiptCode.random(new Random(seed));
  }

  private static MistypedException refused(String text) {
    return assertThrows(MistypedException.class, () -> ReceiptCode.typed(text));
  }
}
