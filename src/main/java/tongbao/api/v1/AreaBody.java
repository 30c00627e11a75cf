package tongbao.api.v1;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tongbao.unit.Area;
import tongbao.unit.AreaCode;

/** An area as it is registered and answered. */
@Schema(name = "Area", description = "An administrative division.")
public record AreaBody(
    @Schema(
            description = "GB/T 2260 code.",
            pattern = "^[1-9][0-9]{5}([0-9]{3}([0-9]{3})?)?$",
            examples = "620902")
        String code,
    @Schema(description = "Its name.", minLength = 1, maxLength = 200, examples = "肃州区")
        String name,
    @Schema(
            description =
                "The area it lies in; left out, it follows from the code. null for the root.",
            pattern = "^[1-9][0-9]{5}([0-9]{3}([0-9]{3})?)?$",
            examples = "620900",
            nullable = true)
        @Nullable String parent) {

  static AreaBody of(Area area) {
    AreaCode parent = area.parent();
    return new AreaBody(area.code().value(), area.name(), parent == null ? null : parent.value());
  }
}
