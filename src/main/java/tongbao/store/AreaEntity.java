package tongbao.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;
import tongbao.unit.Area;
import tongbao.unit.AreaCode;

/** A row of the register of areas. */
@Entity
@Table(name = "area")
public class AreaEntity {

  @Id String code = "";
  String name = "";
  @Nullable String parent;

  Area toArea() {
    String above = parent;
    return new Area(new AreaCode(code), name, above == null ? null : new AreaCode(above));
  }
}
