package tongbao.api.v1;

import static tongbao.api.v1.ProblemType.SIGNATURE_REFUSED;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import tongbao.desk.Handed;
import tongbao.desk.KeyDesk;
import tongbao.desk.ReadingDesk;

/** What a unit hands in, out of the body it came as: numbers, or a report to be read. */
@ApplicationScoped
class HandingIn {

  private final ReadingDesk readings;
  private final KeyDesk keys;
  private final Gate gate;

  HandingIn(ReadingDesk readings, KeyDesk keys, Gate gate) {
    this.readings = readings;
    this.keys = keys;
    this.gate = gate;
  }

  /**
   * What a body hands in.
   *
   * @param unit the unit of a report; numbers name theirs themselves
   * @param year the year of a report; numbers name theirs themselves
   * @param signature the unit's signature over the body, where it sent one
   */
  Handed of(
      FilingBody body, @Nullable String unit, @Nullable String year, @Nullable String signature) {
    if (body instanceof FilingBody.Report report) {
      if (signature != null) {
        throw new ProblemException(Problem.of(SIGNATURE_REFUSED).saying("unbound"));
      }
      DocumentBody document = report.document();
      return readings.handIn(
          document.bytes(),
          document.contentType(),
          FilingsResource.id(required("year", year), required("unit", unit)));
    }
    if (unit != null || year != null) {
      String twice = unit == null ? "year" : "unit";
      throw new ProblemException(
          Problem.of(ProblemType.INVALID_PARAMETER).saying("in-body").with("parameter", twice));
    }
    JsonBody json = ((FilingBody.Numbers) body).json();
    Handed read = SubmissionReader.read(json);
    gate.requireOwn(read.id().unit());
    return signed(read, signature, json);
  }

  private static String required(String name, @Nullable String value) {
    if (value == null) {
      throw new ProblemException(
          Problem.of(ProblemType.INVALID_PARAMETER).saying("missing").with("parameter", name));
    }
    return value;
  }

  /** The same, signed, once the signature has been verified. */
  Handed signed(Handed handed, @Nullable String signature, JsonBody body) {
    if (signature == null) {
      return handed;
    }
    if (!body.object().has("unit") || !body.object().has("year")) {
      // What the path says is not signed, and the same bytes could be sent for another year.
      throw new ProblemException(Problem.of(SIGNATURE_REFUSED).saying("unbound"));
    }
    return handed.signed(keys.verified(handed.id().unit(), signature, body.bytes()));
  }
}
