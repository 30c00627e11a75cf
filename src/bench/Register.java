/** Areas and units as the register keeps them: with their first version and where they belong. */
final class Register {

  private Register() {}

  /** Enters areas that nobody has filed in. */
  static void areas(Database database, String selectCodeNameParent) {
    enter(
        database,
        """
        with entered as (
          insert into area (code, name, parent, version) select code, name, parent, 1
            from (%s) e (code, name, parent)
            returning code, name, parent
        )
        insert into area_version (code, number, recorded_at, recorded_by, role, name, parent)
          select code, 1, now(), 'bench', 'system', name, parent from entered
        """
            .formatted(selectCodeNameParent));
  }

  /**
   * How many are expected is counted anew, because it is kept beside the register. Sums stay as
   * they are: what is entered here has no filings yet. Packages from before sums were kept count
   * nothing.
   */
  private static void enter(Database database, String statement) {
    database.run(
        """
        begin;
        set local tongbao.totals = 'kept';
        %s;
        do $$ begin
          if to_regproc('rebuild_expected') is not null then
            perform rebuild_expected();
          end if;
        end $$;
        commit
        """
            .formatted(statement));
  }

  /**
   * Enters units PREFIX-000000 and on, which report in all years up to the last, or in all.
   *
   * @param area SQL for the code of the area of unit {@code i}
   */
  static void units(
      Database database, String prefix, String area, int from, int count, Integer lastYear) {
    String select =
        "select '%s-' || lpad(i::text, greatest(6, length(i::text)), '0'), 'unit ' || i, %s from generate_series(%d, %d) i"
            .formatted(prefix, area, from, from + count - 1);
    enter(database, units(select, lastYear));
    database.run("analyze unit", "analyze unit_membership");
  }

  private static String units(String selectCodeNameArea, Integer lastYear) {
    return """
    with entered as (
      insert into unit (code, name, area, kind, last_year, version)
        select code, name, area, 'department', %1$s, 1 from (%2$s) e (code, name, area)
        returning code, name, area
    ), versions as (
      insert into unit_version (code, number, recorded_at, recorded_by, role, name, aliases,
          area, kind, last_year, moved)
        select code, 1, now(), 'bench', 'system', name, '{}', area, 'department', %1$s, false
        from entered
        returning code, area
    )
    insert into unit_membership (unit, version, place, area, last_year)
      select code, 1, 1, area, %1$s from versions
    """
        .formatted(lastYear == null ? "null::integer" : lastYear, selectCodeNameArea);
  }
}
