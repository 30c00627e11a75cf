package tongbao.api.v1.contract;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.ClassConfig;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;

/** Puts {@link DocumentWhenAsked} before Quarkus' keeper of the OpenAPI document, in the build. */
public class DocumentDelay implements BuildCompatibleExtension {

  @Enhancement(types = OpenApiDocumentService.class)
  public void delay(ClassConfig keeper) {
    // In tests and dev mode the keeper's class loader does not know our classes.
    if (LaunchMode.current() == LaunchMode.NORMAL) {
      keeper.addAnnotation(PreparedWhenAsked.class);
    }
  }
}
