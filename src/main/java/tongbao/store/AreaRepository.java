package tongbao.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads areas. */
@ApplicationScoped
public class AreaRepository implements PanacheRepositoryBase<AreaEntity, String> {}
