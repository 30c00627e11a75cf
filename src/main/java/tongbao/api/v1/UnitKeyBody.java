package tongbao.api.v1;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A public key as it is sent; only for the OpenAPI document. */
@Schema(
    name = "PublicKey",
    description =
        "A public JWK (RFC 7517): Ed25519 (kty OKP) or P-256 (kty EC). A private member is refused.")
public record UnitKeyBody(
    @Schema(
            description = "The kind of key.",
            enumeration = {"OKP", "EC"})
        String kty,
    @Schema(
            description = "The curve.",
            enumeration = {"Ed25519", "P-256"})
        String crv,
    @Schema(description = "The key, or its x coordinate, in base64url.") String x,
    @Schema(description = "Its y coordinate; P-256 only.", nullable = true) @Nullable String y,
    @Schema(description = "May repeat the name in the path.", nullable = true) @Nullable String kid,
    @Schema(description = "Not kept.", nullable = true) @Nullable String alg,
    @Schema(description = "Not kept.", nullable = true) @Nullable String use,
    @Schema(name = "key_ops", description = "Not kept.", nullable = true)
        @Nullable List<String> keyOps,
    @Schema(description = "Not kept.", nullable = true) @Nullable Boolean ext) {}
