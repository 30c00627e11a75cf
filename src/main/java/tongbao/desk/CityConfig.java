package tongbao.desk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The city this service runs for: the root of its areas. */
@ConfigMapping(prefix = "tongbao.city")
public interface CityConfig {

  /** Its GB/T 2260 code. */
  @WithDefault("620900")
  String code();

  /** Its name. Where none is set, a name given over the API stays. */
  Optional<String> name();
}
