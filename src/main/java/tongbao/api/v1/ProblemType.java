package tongbao.api.v1;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every kind of problem the service answers with. The code is part of the contract: it is never
 * changed and never used again for something else. The texts stand in {@code problems_*.properties}
 * under the code.
 */
public enum ProblemType {
  BAD_REQUEST(400),
  MALFORMED_JSON(400),
  INVALID_PARAMETER(400),
  UNKNOWN_PARAMETER(400),
  REPEATED_PARAMETER(400),
  INVALID_BODY(400),
  UNAUTHENTICATED(401),
  FORBIDDEN(403),
  NOT_FOUND(404),
  NO_SUCH_RESOURCE(404),
  UNKNOWN_UNIT(404),
  UNKNOWN_AREA(404),
  UNKNOWN_EDITION(404),
  NO_EDITION(404),
  UNKNOWN_CELL(404),
  NO_FILING(404),
  NO_REVISION(404),
  UNKNOWN_RECEIPT(404),
  UNKNOWN_TOKEN(404),
  UNKNOWN_WEBHOOK(404),
  UNKNOWN_DELIVERY(404),
  UNKNOWN_UNIT_KEY(404),
  NO_SIGNATURE(404),
  METHOD_NOT_ALLOWED(405),
  NOT_ACCEPTABLE(406),
  REQUEST_TIMEOUT(408),
  CONFLICT(409),
  ALREADY_FILED(409),
  MOVE_REFUSED(409),
  FINDINGS_OPEN(409),
  TOKEN_NAME_TAKEN(409),
  TOKEN_ENDED(409),
  TOKEN_CONFIGURED(409),
  LAST_ADMIN(409),
  UNIT_KEY_TAKEN(409),
  PRECONDITION_FAILED(412),
  CONTENT_TOO_LARGE(413),
  URI_TOO_LONG(414),
  UNSUPPORTED_MEDIA_TYPE(415),
  EXPECTATION_FAILED(417),
  SHEET_REJECTED(422),
  KEY_REUSED(422),
  REGISTER_REFUSED(422),
  IMPORT_REFUSED(422),
  SIGNATURE_REFUSED(422),
  NOT_COMPARABLE(422),
  UNREADABLE_DOCUMENT(422),
  NO_FORM(422),
  READING_DOUBTFUL(422),
  READING_DIFFERS(422),
  UNPROCESSABLE(422),
  PRECONDITION_REQUIRED(428),
  TOO_MANY_REQUESTS(429),
  HEADERS_TOO_LARGE(431),
  INTERNAL_ERROR(500),
  UNAVAILABLE(503),
  OVERLOADED(503);

  private final int status;

  ProblemType(int status) {
    this.status = status;
  }

  /** The stable code, e.g. {@code malformed-json}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The {@code type} member: a reference relative to the service. */
  public String uri() {
    return "/problems/" + code();
  }

  /** The HTTP status it is answered with. */
  public int status() {
    return status;
  }

  /** The {@code title} member. */
  public String title(Language language) {
    return ProblemTexts.title(this, language);
  }

  /** What a bare status means when nobody said more: the first type declared with it. */
  static Optional<ProblemType> ofStatus(int status) {
    if (status == UNPROCESSABLE.status) {
      return Optional.of(UNPROCESSABLE);
    }
    return Arrays.stream(values()).filter(type -> type.status == status).findFirst();
  }
}
