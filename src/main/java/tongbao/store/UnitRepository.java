package tongbao.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads units. */
@ApplicationScoped
public class UnitRepository implements PanacheRepositoryBase<UnitEntity, String> {

  private static final String IN_SUBTREE =
      """
      with recursive subtree as (
        select code from area where code = :area
        union
        select area.code from area join subtree on area.parent = subtree.code
      )
      select unit.* from unit join subtree on unit.area = subtree.code
      where unit.code > :after
      order by unit.code
      """;

  List<UnitEntity> page(@Nullable String area, String after, int limit) {
    if (area == null) {
      return find("code > ?1 order by code", after).range(0, limit - 1).list();
    }
    return getSession()
        .createNativeQuery(IN_SUBTREE, UnitEntity.class)
        .setParameter("area", area)
        .setParameter("after", after)
        .setMaxResults(limit)
        .getResultList();
  }
}
