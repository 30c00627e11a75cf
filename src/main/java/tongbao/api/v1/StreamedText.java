package tongbao.api.v1;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** An answer that is written while it is worked out, because all of it may be much. */
final class StreamedText {

  private StreamedText() {}

  interface Writing {
    void on(Writer to) throws IOException;
  }

  /** As UTF-8. */
  static StreamingOutput of(Writing content) {
    return bytes -> {
      Writer to = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
      content.on(to);
      to.flush();
    };
  }
}
