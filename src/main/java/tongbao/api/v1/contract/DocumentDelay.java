package tongbao.api.v1.contract;

import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.ClassConfig;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;

/** Puts {@link DocumentWhenAsked} before Quarkus' keeper of the OpenAPI document, in the build. */
public class DocumentDelay implements BuildCompatibleExtension {

  @Enhancement(types = OpenApiDocumentService.class)
  public void delay(ClassConfig keeper) {
    keeper.addAnnotation(PreparedWhenAsked.class);
  }
}
