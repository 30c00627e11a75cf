package tongbao.api.v1.contract;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import tongbao.access.TokenMint;

/** Counts instead of drawing lots, so that recorded examples can be replayed. */
@Alternative
@ApplicationScoped
public class CountingMint extends TokenMint {
  private final AtomicInteger ids = new AtomicInteger();
  private final AtomicInteger secrets = new AtomicInteger();

  @Override
  public UUID id() {
    return new UUID(0x4000L, 0x8000_0000_0000_0000L | ids.incrementAndGet());
  }

  @Override
  public String secret() {
    return PREFIX + "EXAMPLE-%035d".formatted(secrets.incrementAndGet());
  }
}
