package tongbao.api.v1;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tongbao.edition.Text;
import tongbao.unit.AreaCode;
import tongbao.unit.Membership;

/**
 * Reads where a unit belongs: either {@code area}, {@code firstYear} and {@code lastYear}, or
 * {@code memberships}. Given both, they have to say the same.
 */
final class MembershipReader {

  private static final String MEMBERSHIPS = "memberships";
  private static final String AREA = "area";
  private static final String FIRST_YEAR = "firstYear";
  private static final String LAST_YEAR = "lastYear";

  /** More often no unit can move in the years that have forms. */
  private static final int MOST = 50;

  private final Members members;
  private final AreaCode city;

  MembershipReader(Members members, AreaCode city) {
    this.members = members;
    this.city = city;
  }

  List<Membership> read() {
    AreaCode area = RegisterReader.area(members, AREA);
    Integer firstYear = members.optionalYear(FIRST_YEAR);
    Integer lastYear = members.optionalYear(LAST_YEAR);
    List<Members> items = members.optionalItems(MEMBERSHIPS, MOST, null);
    if (items.isEmpty()) {
      return List.of(membership(members, area == null ? city : area, firstYear, lastYear));
    }
    List<Membership> memberships = new ArrayList<>();
    for (Members item : items) {
      memberships.add(item(item));
    }
    Membership first = memberships.get(0);
    memberships.set(
        0,
        new Membership(
            first.area(), agreed(FIRST_YEAR, firstYear, first.firstYear()), first.lastYear()));
    int end = memberships.size() - 1;
    Membership last = memberships.get(end);
    memberships.set(
        end,
        new Membership(
            last.area(), last.firstYear(), agreed(LAST_YEAR, lastYear, last.lastYear())));
    if (area != null && !area.equals(last.area())) {
      members.fault(
          AREA,
          Text.of(
              "应与 memberships 最后一项的区划 {} 相同，或留空。",
              "must be {}, the area of the last of the memberships, or be left out.",
              last.area()));
    }
    inOrder(memberships, items);
    return memberships;
  }

  private Membership item(Members item) {
    AreaCode area = RegisterReader.area(item, AREA);
    if (area == null && !item.has(AREA)) {
      item.fault(AREA, Text.of("缺少“{}”。", "{} is missing.", AREA));
    }
    Membership read =
        membership(
            item,
            area == null ? city : area,
            item.optionalYear(FIRST_YEAR),
            item.optionalYear(LAST_YEAR));
    item.refuseUnknown();
    return read;
  }

  private static Membership membership(
      Members members, AreaCode area, @Nullable Integer firstYear, @Nullable Integer lastYear) {
    if (firstYear != null && lastYear != null && lastYear < firstYear) {
      members.fault(LAST_YEAR, Text.of("早于 firstYear {}。", "lies before firstYear {}.", firstYear));
    }
    return new Membership(area, firstYear, lastYear);
  }

  /** What is left out at one place is what stands at the other. */
  private @Nullable Integer agreed(
      String name, @Nullable Integer ofUnit, @Nullable Integer ofMembership) {
    if (ofUnit != null && ofMembership != null && !ofUnit.equals(ofMembership)) {
      members.fault(
          name,
          Text.of(
              "与 memberships 中的 {} 不同；请改为相同，或留空。",
              "differs from {} in the memberships; let them agree or leave it out.",
              ofMembership));
    }
    return ofMembership == null ? ofUnit : ofMembership;
  }

  private static void inOrder(List<Membership> memberships, List<Members> items) {
    for (int i = 1; i < memberships.size(); i++) {
      Integer ended = memberships.get(i - 1).lastYear();
      Integer begins = memberships.get(i).firstYear();
      if (ended == null) {
        items
            .get(i - 1)
            .fault(LAST_YEAR, Text.of("后面还有一项，须填写。", "is missing, though another one follows."));
      }
      if (begins == null) {
        items
            .get(i)
            .fault(FIRST_YEAR, Text.of("前面还有一项，须填写。", "is missing, though another one precedes."));
      }
      if (ended != null && begins != null && begins <= ended) {
        items
            .get(i)
            .fault(
                FIRST_YEAR,
                Text.of(
                    "须晚于前一项的最后年份 {}：各项按年份先后排列，不得重叠。",
                    "must lie behind {}, the last year of the one before: memberships come in order"
                        + " and do not overlap.",
                    ended));
      }
    }
  }
}
