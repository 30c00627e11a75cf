package tongbao.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many wrong tokens are borne with. */
@ConfigMapping(prefix = "tongbao.login")
public interface LoginConfig {

  /** From one client address within the window. */
  @WithDefault("20")
  int mostFailures();

  /** Counted from the first failure. */
  @WithDefault("1m")
  Duration window();
}
