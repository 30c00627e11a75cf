package tongbao.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/**
 * The identity provider (OpenID Connect) whose tokens are taken beside those issued here. Without
 * an issuer none is.
 */
@ConfigMapping(prefix = "tongbao.oidc")
public interface IssuerConfig {

  /** The issuer as it names itself in {@code iss}, to the letter. */
  Optional<String> issuer();

  /** What {@code aud} has to contain. Needed with an issuer: its other tokens are not for us. */
  Optional<String> audience();

  /** Where its keys are; left out, its discovery document says so. */
  Optional<String> jwksUrl();

  /**
   * Which claim names the role: a text or a list of texts. Claims inside others are written as a
   * path, {@code realm_access/roles}.
   */
  @WithDefault("tongbao_role")
  String roleClaim();

  /** Which claim names a submitter's unit; a path like {@link #roleClaim()}. */
  @WithDefault("tongbao_unit")
  String unitClaim();

  /** By how much the clocks may differ. */
  @WithDefault("30s")
  Duration clockSkew();

  /** How long not to ask for keys again, whatever tokens come. */
  @WithDefault("10s")
  Duration keysPause();
}
