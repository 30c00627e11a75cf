package tongbao.store;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads units. */
@ApplicationScoped
public class UnitRepository implements PanacheRepositoryBase<UnitEntity, String> {

  List<UnitEntity> page(@Nullable String area, String after, int limit) {
    PanacheQuery<UnitEntity> query =
        area == null
            ? find("code > ?1 order by code", after)
            : find("code > ?1 and area = ?2 order by code", after, area);
    return query.range(0, limit - 1).list();
  }
}
