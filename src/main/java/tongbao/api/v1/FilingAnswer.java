package tongbao.api.v1;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tongbao.desk.Filed;
import tongbao.desk.Season;
import tongbao.edition.CellCode;
import tongbao.filing.Receipt;
import tongbao.filing.Revision;
import tongbao.filing.SignedBy;
import tongbao.filing.Submission;
import tongbao.sheet.SignOff;

/** A filing as it is answered. */
@Schema(name = "Filing", description = "One unit's return for one year, in one revision.")
public record FilingAnswer(
    @Schema(description = "The unit's code.", examples = "620900-zhijian") String unit,
    @Schema(description = "The reporting year.", examples = "2016") int year,
    @Schema(description = "The form it is filled in on.", examples = "2014") String edition,
    @Schema(description = "1 for the first revision, then one more for each.") int revision,
    @Schema(
            description = "Where it stands between the unit and the city office.",
            enumeration = {"submitted", "sent-back", "accepted", "published", "withdrawn"})
        String state,
    @Schema(description = "What was last decided; null while nothing was.", nullable = true)
        @Nullable DecidedAnswer decided,
    @Schema(description = "When the service recorded it.") Instant recordedAt,
    @Schema(
            description =
                "Hash of its canonical form (RFC 8785) by digestAlgorithm, 64 hexadecimal digits: the members unit,"
                    + " year, edition, values, signOff, documentNumber, explanations, and of notes,"
                    + " notApplicable and units those with something in them; numbers of"
                    + " cells as text in plain digits, absent ones null.")
        String digest,
    @Schema(
            description = "How the digest is made: SHA-256, or SM3 (GB/T 32905).",
            enumeration = {"sha-256", "sm3"})
        String digestAlgorithm,
    @Schema(description = "Every cell of the form in its order; null is blank, never 0.")
        Map<String, @Nullable BigDecimal> values,
    @Schema(description = "Words behind numbers, by cell.") Map<String, String> notes,
    @Schema(description = "Cells struck out as not concerning the unit, in the order of codes.")
        List<String> notApplicable,
    @Schema(description = "Units of measure of numbers, by cell, where the form fixes none.")
        Map<String, String> units,
    @Schema(description = "What the checks say of it.") List<FindingAnswer> findings,
    SignOff signOff,
    @Schema(description = "文号 of the report.", nullable = true) @Nullable String documentNumber,
    @Schema(description = "The unit's explanations, by rule.") Map<String, String> explanations,
    @Schema(description = "The day the return was due.") LocalDate dueOn,
    @Schema(description = "Whether its first revision was recorded after that day.") boolean late,
    @Schema(
            description =
                "Why to look at it again: the year before was recorded anew after it, and the checks"
                    + " say something else since. Null where they do not.",
            nullable = true)
        @Nullable RecheckAnswer recheck,
    @Schema(
            description =
                "What proves that it was handed in; null where it was recorded before there were"
                    + " receipts.",
            nullable = true)
        @Nullable ReceiptBody receipt,
    @Schema(
            description =
                "By which of its keys the unit signed it; null where it did not. The signature is at"
                    + " /revisions/{n}/signature.",
            nullable = true)
        @Nullable SignatureBody signature) {

  /** A unit's signature with its filing. */
  @Schema(name = "Signature", description = "By which key a unit signed what it handed in.")
  public record SignatureBody(
      @Schema(description = "The key's name; see UnitKey.") String kid,
      @Schema(description = "When the service verified it.") Instant verifiedAt) {

    static @Nullable SignatureBody of(@Nullable SignedBy signedBy) {
      return signedBy == null ? null : new SignatureBody(signedBy.kid(), signedBy.verifiedAt());
    }
  }

  /** A receipt with its filing. */
  @Schema(name = "Receipt", description = "What the service gives for a recorded revision.")
  public record ReceiptBody(
      @Schema(
              description =
                  "For the printed form; asked for at /api/v1/receipts/{code}. Its last character"
                      + " checks the others.",
              examples = "7K3M-9QXT-2WPA-K")
          String code,
      @Schema(
              description =
                  "Compact JWS (RFC 7515), signed with Ed25519 (EdDSA) by a key of"
                      + " /.well-known/jwks.json, over iss (the city), unit, year, revision,"
                      + " edition, digest, digestAlgorithm, recordedAt and code.")
          String jws) {

    static @Nullable ReceiptBody of(@Nullable Receipt receipt) {
      return receipt == null ? null : new ReceiptBody(receipt.code().printed(), receipt.jws());
    }
  }

  static FilingAnswer of(Filed filed, Language language) {
    Revision revision = filed.revision();
    Season season = filed.season();
    Submission submission = revision.submission();
    return new FilingAnswer(
        revision.id().unit().value(),
        revision.id().year(),
        submission.sheet().edition().id(),
        revision.number(),
        revision.state().name().code(),
        DecidedAnswer.of(revision.state()),
        revision.recordedAt(),
        revision.digest().hex(),
        revision.digest().algorithm().code(),
        values(submission),
        texts(submission.sheet().remarks().notes()),
        codes(submission.sheet().remarks().notApplicable()),
        texts(submission.sheet().remarks().measures()),
        FindingAnswer.of(
            filed.findings(), submission.explanations(), season.yearBefore(), language),
        submission.signOff(),
        submission.documentNumber(),
        submission.explanations(),
        season.dueOn(),
        season.late(),
        RecheckAnswer.of(season.recheck()),
        ReceiptBody.of(revision.receipt()),
        SignatureBody.of(revision.signedBy()));
  }

  static List<String> codes(Collection<CellCode> cells) {
    return cells.stream().sorted().map(CellCode::value).toList();
  }

  static Map<String, String> texts(Map<CellCode, String> byCell) {
    Map<String, String> texts = new TreeMap<>();
    byCell.forEach((code, text) -> texts.put(code.value(), text));
    return texts;
  }

  private static Map<String, @Nullable BigDecimal> values(Submission submission) {
    Map<String, @Nullable BigDecimal> values = new LinkedHashMap<>();
    submission.sheet().byCode().forEach((code, number) -> values.put(code.value(), number));
    return values;
  }
}
