package tongbao.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A reporting unit (填报单位).
 *
 * @param code its public name
 * @param name its official name
 * @param aliases other names it appears under
 * @param kind what it is
 * @param memberships where it belongs, by year: at least one, in the order of the years, never two
 *     for one year; in years between them it does not report
 * @param successor the unit that takes over its work after its last year
 * @param creditCode its unified social credit identifier
 */
public record Unit(
    UnitCode code,
    String name,
    List<String> aliases,
    UnitKind kind,
    List<Membership> memberships,
    @Nullable UnitCode successor,
    @Nullable CreditCode creditCode) {

  /** Keeps lists as they are now. */
  public Unit {
    aliases = List.copyOf(aliases);
    memberships = List.copyOf(memberships);
    if (memberships.isEmpty()) {
      throw new IllegalArgumentException("a unit belongs to some area: " + code);
    }
  }

  /** The area it belongs to by its last membership. */
  public AreaCode area() {
    return last().area();
  }

  /** The first year it reports for; none means from the beginning. */
  public @Nullable Integer firstYear() {
    return memberships.get(0).firstYear();
  }

  /** The last year it reports for; none means until further notice. */
  public @Nullable Integer lastYear() {
    return last().lastYear();
  }

  /** Whether it reports for a year. */
  public boolean reportsFor(int year) {
    return membershipIn(year).isPresent();
  }

  /** Where it belongs in a year; nowhere in years it does not report for. */
  public Optional<Membership> membershipIn(int year) {
    return memberships.stream().filter(membership -> membership.covers(year)).findFirst();
  }

  /** Whether both report for some year. */
  public boolean meets(Unit other) {
    return memberships.stream().anyMatch(mine -> other.memberships.stream().anyMatch(mine::meets));
  }

  /** Whether both belong to one area in some year. */
  public boolean meetsInOneArea(Unit other) {
    return memberships.stream()
        .anyMatch(
            mine ->
                other.memberships.stream()
                    .anyMatch(its -> mine.area().equals(its.area()) && mine.meets(its)));
  }

  /** Its name and its aliases. */
  public Stream<String> names() {
    return Stream.concat(Stream.of(name), aliases.stream());
  }

  /** The same, reporting for a year for the last time. */
  public Unit endingIn(int year) {
    List<Membership> ended = new ArrayList<>(memberships);
    Membership last = last();
    ended.set(ended.size() - 1, new Membership(last.area(), last.firstYear(), year));
    return new Unit(code, name, aliases, kind, ended, successor, creditCode);
  }

  private Membership last() {
    return memberships.get(memberships.size() - 1);
  }
}
