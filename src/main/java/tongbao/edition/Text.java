package tongbao.edition;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A sentence in the two languages of the service. Its places are filled in when it is read: of most
 * sentences only one language ever is.
 */
public final class Text {

  private static final Object[] NOTHING = {};

  private final String zhSentence;
  private final String enSentence;
  private final Object[] arguments;
  // Two readers at once may both fill it in, to the same words.
  private @Nullable String zhFilled;
  private @Nullable String enFilled;

  /** A sentence as it is. */
  public Text(String zh, String en) {
    this(zh, en, NOTHING);
    zhFilled = zh;
    enFilled = en;
  }

  private Text(String zhSentence, String enSentence, Object[] arguments) {
    this.zhSentence = zhSentence;
    this.enSentence = enSentence;
    this.arguments = arguments;
  }

  /**
   * A sentence with places filled in.
   *
   * @param zh the Chinese sentence; each {@code {}} takes the next argument
   * @param en the English sentence, with as many places in the same order
   * @param arguments texts appear in the sentence's language, numbers in plain digits
   */
  public static Text of(String zh, String en, Object... arguments) {
    Object[] fixed = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      Object argument = arguments[i];
      boolean changeless = argument instanceof Text || argument instanceof BigDecimal;
      fixed[i] = changeless ? argument : argument.toString();
    }
    return new Text(zh, en, fixed);
  }

  /** Several texts in a row, with something between them. */
  public static Text joined(String zhBetween, String enBetween, List<Text> texts) {
    List<String> places = Collections.nCopies(texts.size(), "{}");
    return new Text(
        String.join(zhBetween, places), String.join(enBetween, places), texts.toArray());
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

  /** The Chinese sentence. */
  public String zh() {
    String filled = zhFilled;
    if (filled == null) {
      filled = fill(zhSentence, Locale.CHINESE, arguments);
      zhFilled = filled;
    }
    return filled;
  }

  /** The English sentence. */
  public String en() {
    String filled = enFilled;
    if (filled == null) {
      filled = fill(enSentence, Locale.ENGLISH, arguments);
      enFilled = filled;
    }
    return filled;
  }

  /** This sentence and another behind it. */
  public Text and(Text next) {
    return of("{}{}", "{} {}", this, next);
  }

  /** The wording for a reader; anything but English reads Chinese, the language of the forms. */
  public String in(Locale language) {
    return language.getLanguage().equals("en") ? en() : zh();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Text text && text.zh().equals(zh()) && text.en().equals(en());
  }

  @Override
  public int hashCode() {
    return 31 * zh().hashCode() + en().hashCode();
  }

  @Override
  public String toString() {
    return "Text[zh=" + zh() + ", en=" + en() + "]";
  }
}
