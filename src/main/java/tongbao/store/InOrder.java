package tongbao.store;

/**
 * The first codes of what many areas have, in one order. Of each area a few are read, and more only
 * of an area whose few all come before the last that is wanted: so it costs about what is wanted
 * and a look into each area, whether an area's codes lie together or are spread over all.
 *
 * <p>Codes are compared byte by byte, as the service compares them, whatever the database's own
 * order is.
 */
final class InOrder {

  /** Behind all codes. */
  static final String END = "{";

  /** Begins a statement: what is wanted, in one row. */
  static final String WANTED =
      """
      with recursive wanted (area, year, after, last, most) as materialized (
        select ?::text, ?::integer, ?::text, ?::text, ?::integer),
      """;

  /** The areas that lie below {@code wanted.area}, and itself. */
  static final String BELOW =
      """
      below (area) as (
        select area from wanted
        union all
        select child.code from below cross join lateral (
          select code from area where parent = below.area offset 0) child
      )
      """;

  private static final String TABLES =
      """
      bound as materialized (
        select wanted.*, greatest(4, 4::bigint * most / greatest(1, (select count(*) from %1$s))) as few
        from wanted
      ), few_each (area, code, place) as materialized (
        select own.area, found.code,
               row_number() over (partition by own.area order by found.code collate "C")
        from bound cross join %1$s own cross join lateral (%2$s limit bound.few) found
      ), enough (code) as materialized (
        select coalesce(
          (select code from few_each order by code collate "C"
           offset (select most - 1 from bound) limit 1), last)
        from bound
      ), further (code) as (
        select found.code
        from bound cross join enough
        join few_each own on own.place = bound.few and own.code collate "C" < enough.code
        cross join lateral (%3$s limit bound.most) found
      ), page (code) as (
        select code
        from (select code from few_each union all select code from further) found
        order by code collate "C" limit (select most from bound)
      )
      """;

  private InOrder() {}

  /**
   * Tables of a statement that begins with {@link #WANTED}; the last, {@code page}, has the codes.
   *
   * @param areas the table of the areas
   * @param ofOne selects {@code code} in the area {@code own.area}, from behind AFTER up to LAST,
   *     in their order
   */
  static String tables(String areas, String ofOne) {
    return TABLES.formatted(
        areas,
        ofOne.replace("AFTER", "bound.after").replace("LAST", "bound.last"),
        ofOne.replace("AFTER", "own.code").replace("LAST", "enough.code"));
  }
}
