package tongbao.api.v1;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tongbao.desk.RegisterDesk;
import tongbao.unit.AreaCode;
import tongbao.unit.UnitCode;
import tongbao.unit.UnitQuery;

/** The register as one long list, which is read some units at a time. */
@QuarkusTest
class UnitListTest {

  private static final String AREA = "677700";
  private static final String LIST = "/api/v1/units?area=" + AREA;

  @Inject RegisterDesk desk;

  @Test
  void hasEveryUnitOnceHoweverManyAreReadAtATime() {
    Calls.area(AREA, "测试县");
    List<String> codes = IntStream.range(0, 7).mapToObj(i -> "list-" + i).toList();
    codes.forEach(code -> Calls.unit(code, AREA));
    for (int atATime : new int[] {1, 2, 6, 7, 8}) {
      assertEquals(codes, codes(null, atATime));
      assertEquals(codes.subList(3, 7), codes(new UnitCode("list-2"), atATime));
    }
    List<String> lines =
        Calls.call()
            .accept("text/csv")
            .get(LIST + "&after=list-4")
            .asString()
            .lines()
            .skip(1)
            .map(line -> line.substring(0, line.indexOf(',')))
            .toList();
    assertEquals(codes.subList(5, 7), lines);
  }

  private List<String> codes(UnitCode after, int atATime) {
    List<String> codes = new ArrayList<>();
    desk.each(
        new UnitQuery(null, null, new AreaCode(AREA), after, null, atATime),
        unit -> codes.add(unit.code().value()));
    return codes;
  }

  @Test
  void isRefusedBeforeItHasBegun() {
    Calls.call()
        .accept("text/csv")
        .get("/api/v1/units?area=999998")
        .then()
        .statusCode(404)
        .body("type", is("/problems/unknown-area"));
  }
}
