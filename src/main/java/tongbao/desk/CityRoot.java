package tongbao.desk;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.Optional;
import tongbao.unit.Area;
import tongbao.unit.AreaCode;
import tongbao.unit.Changes;
import tongbao.unit.Register;

/** Registers the configured city as the root of the areas, and refuses a second root. */
@ApplicationScoped
public class CityRoot {

  private static final String USUAL_NAME = "酒泉市";

  private final Register register;
  private final CityConfig config;

  CityRoot(Register register, CityConfig config) {
    this.register = register;
    this.config = config;
  }

  @Transactional
  void register(@Observes StartupEvent event) {
    register.lock();
    AreaCode code = new AreaCode(config.code());
    for (Area area : register.areas()) {
      if (area.parent() == null && !area.code().equals(code)) {
        // Units below the old root would silently drop out of every total.
        throw new ConfigurationException(
            "TONGBAO_CITY_CODE is "
                + code
                + ", but the data are those of "
                + area.code()
                + " "
                + area.name()
                + ". Set it to "
                + area.code()
                + ", or TONGBAO_DATA_DIR to another directory.");
      }
    }
    Optional<Area> known = register.findArea(code);
    String name = config.name().or(() -> known.map(Area::name)).orElse(USUAL_NAME);
    Area city = new Area(code, name, null);
    if (!known.equals(Optional.of(city))) {
      register.record(Changes.put(city));
    }
  }
}
