package tongbao.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import tongbao.unit.AreaCode;
import tongbao.unit.CreditCode;
import tongbao.unit.Unit;
import tongbao.unit.UnitCode;
import tongbao.unit.UnitKind;

/** A row of the register of units. */
@Entity
@Table(name = "unit")
public class UnitEntity {

  @Id String code = "";
  String name = "";

  @JdbcTypeCode(SqlTypes.ARRAY)
  List<String> aliases = List.of();

  String area = "";
  String kind = "";

  @Column(name = "first_year")
  @Nullable Integer firstYear;

  @Column(name = "last_year")
  @Nullable Integer lastYear;

  @Nullable String successor;

  @Column(name = "credit_code")
  @Nullable String creditCode;

  Unit toUnit() {
    String next = successor;
    String credit = creditCode;
    return new Unit(
        new UnitCode(code),
        name,
        List.copyOf(aliases),
        new AreaCode(area),
        UnitKind.find(kind).orElseThrow(),
        firstYear,
        lastYear,
        next == null ? null : new UnitCode(next),
        credit == null ? null : new CreditCode(credit));
  }
}
