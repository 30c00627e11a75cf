package tongbao.edition;

import java.math.BigDecimal;
import java.util.Locale;

/** A sentence in the two languages of the service. */
public record Text(String zh, String en) {

  /**
   * A sentence with places filled in.
   *
   * @param zh the Chinese sentence; each {@code {}} takes the next argument
   * @param en the English sentence, with as many places in the same order
   * @param arguments texts appear in the sentence's language, numbers in plain digits
   */
  public static Text of(String zh, String en, Object... arguments) {
    return new Text(fill(zh, Locale.CHINESE, arguments), fill(en, Locale.ENGLISH, arguments));
  }

  private static String fill(String sentence, Locale language, Object[] arguments) {
    StringBuilder filled = new StringBuilder(sentence.length() + 40 * arguments.length);
    int from = 0;
    for (Object argument : arguments) {
      int place = sentence.indexOf("{}", from);
      filled.append(sentence, from, place);
      if (argument instanceof Text text) {
        filled.append(text.in(language));
      } else if (argument instanceof BigDecimal number) {
        filled.append(number.toPlainString());
      } else {
        filled.append(argument);
      }
      from = place + 2;
    }
    return filled.append(sentence, from, sentence.length()).toString();
  }

  /** This sentence and another behind it. */
  public Text and(Text next) {
    return new Text(zh + next.zh, en + " " + next.en);
  }

  /** The wording for a reader; anything but English reads Chinese, the language of the forms. */
  public String in(Locale language) {
    return language.getLanguage().equals("en") ? en : zh;
  }
}
