package tongbao.api.v1.contract;

import java.util.Collection;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** Visits a schema and every schema inside it. */
final class SchemaWalk {

  private SchemaWalk() {}

  static void visit(Schema schema, Consumer<Schema> visitor) {
    visitor.accept(schema);
    Stream.of(
            values(schema.getProperties() == null ? null : schema.getProperties().values()),
            values(schema.getAnyOf()),
            values(schema.getOneOf()),
            values(schema.getAllOf()),
            Stream.of(schema.getItems(), schema.getAdditionalPropertiesSchema())
                .filter(Objects::nonNull))
        .flatMap(schemas -> schemas)
        .forEach(inner -> visit(inner, visitor));
  }

  private static Stream<Schema> values(@Nullable Collection<Schema> schemas) {
    return schemas == null ? Stream.of() : schemas.stream();
  }
}
