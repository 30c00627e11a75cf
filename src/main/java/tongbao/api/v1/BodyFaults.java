package tongbao.api.v1;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tongbao.edition.Text;
import tongbao.unit.Fault;

/** What is wrong with the members of a body, all of it. */
final class BodyFaults {

  /** More faults than a person reads; whoever has more has sent something else altogether. */
  private static final int MOST = 200;

  private final List<Fault> faults = new ArrayList<>();

  void add(String pointer, Text sentence) {
    if (faults.size() < MOST) {
      faults.add(new Fault(pointer, sentence));
    }
  }

  List<Fault> all() {
    return List.copyOf(faults);
  }

  void throwIfAny() {
    if (!faults.isEmpty()) {
      List<Fault> all = List.copyOf(faults);
      throw new ProblemException(
          Problem.of(ProblemType.INVALID_BODY)
              .with(
                  "errors",
                  (Localized) language -> all.stream().map(f -> json(f, language)).toList()));
    }
  }

  private static Map<String, String> json(Fault fault, Language language) {
    Map<String, String> json = new LinkedHashMap<>();
    json.put("pointer", fault.pointer());
    json.put("detail", fault.detail().in(language.locale()));
    return json;
  }
}
