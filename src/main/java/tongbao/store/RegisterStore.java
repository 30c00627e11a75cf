package tongbao.store;

import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import tongbao.unit.Area;
import tongbao.unit.AreaCode;
import tongbao.unit.Register;
import tongbao.unit.Unit;
import tongbao.unit.UnitCode;

/** The register in PostgreSQL. */
@ApplicationScoped
public class RegisterStore implements Register {

  private final AreaRepository areas;
  private final UnitRepository units;
  private final Session entities;

  RegisterStore(AreaRepository areas, UnitRepository units, Session entities) {
    this.areas = areas;
    this.units = units;
    this.entities = entities;
  }

  @Override
  public Optional<Area> findArea(AreaCode code) {
    return areas.findByIdOptional(code.value()).map(this::forgotten).map(AreaEntity::toArea);
  }

  @Override
  public void lockAreas() {
    entities
        .createNativeMutationQuery("lock table area in share row exclusive mode")
        .executeUpdate();
  }

  @Override
  public List<Area> areas() {
    return areas.listAll(Sort.by("code")).stream().map(AreaEntity::toArea).toList();
  }

  // Two senders may add the same code at the same time; the statement lets both succeed.
  @Override
  public boolean put(Area area) {
    AreaCode parent = area.parent();
    return entities
        .createNativeQuery(
            """
                insert into area (code, name, parent) values (:code, :name, :parent)
                on conflict (code) do update set name = excluded.name, parent = excluded.parent
                returning xmax = 0
                """,
            Boolean.class)
        .setParameter("code", area.code().value())
        .setParameter("name", area.name())
        .setParameter("parent", parent == null ? null : parent.value(), String.class)
        .getSingleResult();
  }

  @Override
  public Optional<Unit> findUnit(UnitCode code) {
    return units.findByIdOptional(code.value()).map(this::forgotten).map(UnitEntity::toUnit);
  }

  /** Else a second look within one request would see what the first one saw. */
  private <T> T forgotten(T entity) {
    entities.detach(entity);
    return entity;
  }

  @Override
  public void lockUnit(UnitCode code) {
    units.findById(code.value(), LockModeType.PESSIMISTIC_WRITE);
  }

  @Override
  public List<Unit> units(@Nullable AreaCode area, @Nullable UnitCode after, int limit) {
    String areaCode = area == null ? null : area.value();
    return units.page(areaCode, after == null ? "" : after.value(), limit).stream()
        .map(UnitEntity::toUnit)
        .toList();
  }

  @Override
  public boolean put(Unit unit) {
    UnitCode successor = unit.successor();
    var creditCode = unit.creditCode();
    return entities
        .createNativeQuery(
            """
                insert into unit (code, name, aliases, area, kind, first_year, last_year,
                                  successor, credit_code)
                values (:code, :name, :aliases, :area, :kind, :firstYear, :lastYear,
                        :successor, :creditCode)
                on conflict (code) do update set
                  name = excluded.name, aliases = excluded.aliases, area = excluded.area,
                  kind = excluded.kind, first_year = excluded.first_year,
                  last_year = excluded.last_year, successor = excluded.successor,
                  credit_code = excluded.credit_code
                returning xmax = 0
                """,
            Boolean.class)
        .setParameter("code", unit.code().value())
        .setParameter("name", unit.name())
        .setParameter("aliases", unit.aliases().toArray(new String[0]), String[].class)
        .setParameter("area", unit.area().value())
        .setParameter("kind", unit.kind().code())
        .setParameter("firstYear", unit.firstYear(), Integer.class)
        .setParameter("lastYear", unit.lastYear(), Integer.class)
        .setParameter("successor", successor == null ? null : successor.value(), String.class)
        .setParameter("creditCode", creditCode == null ? null : creditCode.value(), String.class)
        .getSingleResult();
  }
}
