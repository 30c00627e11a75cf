package tongbao.desk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much is spent on reading documents. What a document may hold stands in its limits. */
@ConfigMapping(prefix = "tongbao.reading")
public interface ReadingConfig {

  /** How many documents are read at a time. */
  @WithDefault("2")
  int threads();

  /** How many more may wait. */
  @WithDefault("6")
  int queue();

  /** How long one may take. */
  @WithDefault("20s")
  Duration time();

  /** How many pages a PDF may have. */
  @WithDefault("500")
  int pages();
}
