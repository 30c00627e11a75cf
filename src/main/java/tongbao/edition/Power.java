package tongbao.edition;

/** What only some public bodies may do, as far as a rule of a form depends on it. */
public enum Power {
  /**
   * To make rules (规章): the governments of provinces, cities divided into districts and autonomous
   * prefectures (立法法 §93 in the text of 2023).
   */
  RULE_MAKING
}
