-- Totals are kept as sums. What a step of a filing changes in them waits with its line in
-- audit_inbox, and is added when the line is sealed; whoever asks adds what still waits.

-- The step in filing_event that a line tells of; no part of the line. Null for other lines, and for
-- those that waited when this table was made: they are in the sums that are worked out below.
alter table audit_inbox add column sequence integer;

create index audit_inbox_year on audit_inbox (year) where sequence is not null;

-- All of it is soon dead. Readers of totals pay for what lies about here.
alter table audit_inbox set (
  autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_scale_factor = 0,
  autovacuum_vacuum_cost_delay = 0, vacuum_truncate = false);

-- What the filings that count come to, in an area and all below it: how many there are, and by cell
-- in the order of the edition the sum and how many give a number.
create table area_total (
  year  integer not null,
  area  text not null,
  basis text not null,
  filed integer not null,
  sums  numeric[] not null,
  given integer[] not null,
  primary key (year, area, basis)
) with (fillfactor = 50);

-- The same of single cells by the unit of measure that filings name for them.
create table area_measured (
  year    integer not null,
  area    text not null,
  basis   text not null,
  cell    text not null,
  measure text not null,
  sum     numeric not null,
  given   integer not null,
  primary key (year, area, basis, cell, measure)
);

-- How many units of an area and all below it report from a year to a year.
create table area_expected (
  area       text not null,
  first_year integer not null,
  last_year  integer not null,
  units      integer not null,
  primary key (area, first_year, last_year)
);

create index area_parent on area (parent);
create index unit_membership_area on unit_membership (area);

-- Where a unit counts for a year, if it does: register_at() of one unit, now, as it was then.
create function place_of(reporting_unit text, reporting_year integer) returns setof text
language sql stable parallel safe rows 1 as $$
  select coalesce(m.area, u.area)
  from unit u
  left join unit_membership m
    on u.moved and m.unit = u.code and m.version = u.version
      and coalesce(m.first_year, reporting_year) <= reporting_year
      and coalesce(m.last_year, reporting_year) >= reporting_year
  where u.code = reporting_unit and u.kind <> 'area-rollup'
    and case when u.moved then m.area is not null
             else coalesce(u.first_year, reporting_year) <= reporting_year
                  and coalesce(u.last_year, reporting_year) >= reporting_year
        end
$$;

-- Each area with itself and all above it.
create function areas_above()
returns table (area text, above text)
language sql stable parallel safe as $$
  with recursive path as (
    select area.code, area.code as above, area.parent from area
    union all
    select path.code, area.code, area.parent from path join area on area.code = path.parent
  )
  select path.code, path.above from path
$$;

-- The revisions that count for a year, each with where it counts; without the steps that are not in
-- the sums yet.
create function counted_shares(reporting_year integer)
returns table (area text, submitted boolean, accepted boolean, published boolean,
               edition text, cells numeric[], derived_places integer[], derived numeric[],
               remarks jsonb)
language sql stable as $$
  with waiting as (
    select i.unit, min(i.sequence) as sequence from audit_inbox i
    where i.year = reporting_year and i.sequence is not null
    group by i.unit
  ), standing as (
    select distinct on (e.unit) e.unit, e.counts_submitted, e.counts_accepted, e.counts_published
    from filing_event e left join waiting on waiting.unit = e.unit
    where e.year = reporting_year
      and (waiting.sequence is null or e.sequence < waiting.sequence)
    order by e.unit, e.sequence desc
  ), numbers as (
    select s.unit, n.number, bool_or(n.basis = 1) as submitted, bool_or(n.basis = 2) as accepted,
           bool_or(n.basis = 3) as published
    from standing s
    cross join lateral (values (1, s.counts_submitted), (2, s.counts_accepted),
                               (3, s.counts_published)) n (basis, number)
    where n.number is not null
    group by s.unit, n.number
  )
  select m.area, n.submitted, n.accepted, n.published, r.edition, r.cells, r.derived_places,
         r.derived, r.remarks
  from numbers n
  join register_at(reporting_year, null, 'then') m on m.unit = n.unit
  join filing_revision r on r.year = reporting_year and r.unit = n.unit and r.number = n.number
$$;

-- The sums of a year from the revisions and the register alone. Without nested loops: where tables
-- were filled just before, PostgreSQL takes them for small and would go through one for each row of
-- the other.
create function recounted_totals(reporting_year integer)
returns table (area text, basis text, filed integer, sums numeric[], given integer[])
language sql stable set jit = off set enable_nestloop = off set work_mem = '128MB' as $$
  with share as materialized (
    select * from counted_shares(reporting_year)
  ), number as (
    select share.area, share.submitted, share.accepted, share.published, each.number, each.place
    from share
    cross join lateral (
      select c.number, c.place from unnest(share.cells) with ordinality c (number, place)
      union all
      select d.number, d.place from unnest(share.derived, share.derived_places) d (number, place)
      -- Of each filing one more, by which they are counted.
      union all
      select 0, 0
    ) each
  ), own as (
    select n.area, n.submitted, n.accepted, n.published, n.place,
           sum(n.number) as sum, count(n.number) as given
    from number n
    group by n.area, n.submitted, n.accepted, n.published, n.place
  ), based as (
    select own.area, basis.code, own.place, own.sum, own.given
    from own
    cross join lateral (values ('submitted', own.submitted), ('accepted', own.accepted),
                               ('published', own.published)) basis (code, counts)
    where basis.counts
  ), tree as (
    select path.above, based.code, based.place, sum(based.sum) as sum, sum(based.given) as given
    from based join areas_above() path on path.area = based.area
    group by path.above, based.code, based.place
  )
  select tree.above, tree.code,
         (max(tree.given) filter (where tree.place = 0))::integer,
         array_agg(coalesce(trim_scale(tree.sum), 0) order by tree.place)
           filter (where tree.place > 0),
         array_agg(tree.given::integer order by tree.place) filter (where tree.place > 0)
  from tree
  group by tree.above, tree.code
$$;

create function recounted_measures(reporting_year integer)
returns table (area text, basis text, cell text, measure text, sum numeric, given integer)
language sql stable set jit = off set enable_nestloop = off as $$
  select path.above, basis.code, unit.cell, unit.measure,
         trim_scale(sum(share.cells[array_position(layout.cells, unit.cell)])), count(*)::integer
  from counted_shares(reporting_year) share
  cross join lateral jsonb_each_text(share.remarks -> 'units') unit (cell, measure)
  join edition_layout layout on layout.edition = share.edition and unit.cell = any (layout.cells)
  cross join lateral (values ('submitted', share.submitted), ('accepted', share.accepted),
                             ('published', share.published)) basis (code, counts)
  join areas_above() path on path.area = share.area
  where basis.counts
    and share.cells[array_position(layout.cells, unit.cell)] is not null
  group by path.above, basis.code, unit.cell, unit.measure
$$;

create function recounted_expected()
returns table (area text, first_year integer, last_year integer, units integer)
language sql stable set jit = off set enable_nestloop = off as $$
  select path.above, member.first_year, member.last_year, count(*)::integer
  from (
    select coalesce(m.area, u.area) as area,
           coalesce(case when u.moved then m.first_year else u.first_year end, 0) as first_year,
           coalesce(case when u.moved then m.last_year else u.last_year end, 9999) as last_year
    from unit u
    left join unit_membership m on u.moved and m.unit = u.code and m.version = u.version
    where u.kind <> 'area-rollup'
  ) member
  join areas_above() path on path.area = member.area
  group by path.above, member.first_year, member.last_year
$$;

-- Works out a year's sums anew and forgets what was kept of it. Whoever seals waits meanwhile, and
-- so does whoever changes the register; nobody who files does.
create function rebuild_totals(reporting_year integer) returns void
language plpgsql as $$
begin
  -- The sealer's lock, "tongbao" in ASCII.
  perform pg_advisory_xact_lock(x'746f6e6762616f'::bigint);
  perform set_config('tongbao.unit', '*', true);
  delete from area_total t where t.year = reporting_year;
  delete from area_measured m where m.year = reporting_year;
  insert into area_total (year, area, basis, filed, sums, given)
    select reporting_year, r.* from recounted_totals(reporting_year) r;
  insert into area_measured (year, area, basis, cell, measure, sum, given)
    select reporting_year, r.* from recounted_measures(reporting_year) r;
end
$$;

-- The same for how many units report.
create function rebuild_expected() returns void
language plpgsql as $$
begin
  perform pg_advisory_xact_lock(x'746f6e6762616f'::bigint);
  delete from area_expected;
  insert into area_expected (area, first_year, last_year, units)
    select * from recounted_expected();
end
$$;

create function numeric_sums(a numeric[], b numeric[]) returns numeric[]
language sql immutable parallel safe as $$
  select array(
    select trim_scale(coalesce(x, 0) + coalesce(y, 0))
    from unnest(a, b) with ordinality n (x, y, place) order by place)
$$;

create function integer_sums(a integer[], b integer[]) returns integer[]
language sql immutable parallel safe as $$
  select array(
    select coalesce(x, 0) + coalesce(y, 0)
    from unnest(a, b) with ordinality n (x, y, place) order by place)
$$;

-- What an area and all below it come to, added to (1) or taken out of (-1) areas that are, or were,
-- above it.
create function add_area(moved text, above text[], sign integer) returns void
language sql as $$
  insert into area_total (year, area, basis, filed, sums, given)
    select t.year, a.code, t.basis, sign * t.filed,
           array(select sign * n from unnest(t.sums) with ordinality s (n, place) order by place),
           array(select sign * n from unnest(t.given) with ordinality s (n, place) order by place)
    from area_total t cross join unnest(above) a (code)
    where t.area = moved
  on conflict (year, area, basis) do update set
    filed = area_total.filed + excluded.filed,
    sums = numeric_sums(area_total.sums, excluded.sums),
    given = integer_sums(area_total.given, excluded.given);
  insert into area_measured (year, area, basis, cell, measure, sum, given)
    select m.year, a.code, m.basis, m.cell, m.measure, sign * m.sum, sign * m.given
    from area_measured m cross join unnest(above) a (code)
    where m.area = moved
  on conflict (year, area, basis, cell, measure) do update set
    sum = trim_scale(area_measured.sum + excluded.sum),
    given = area_measured.given + excluded.given;
  insert into area_expected (area, first_year, last_year, units)
    select a.code, e.first_year, e.last_year, sign * e.units
    from area_expected e cross join unnest(above) a (code)
    where e.area = moved
  on conflict (area, first_year, last_year) do update set
    units = area_expected.units + excluded.units;
$$;

create index area_total_area on area_total (area);

-- Services of the version before run on for a while where replicas are replaced one by one. Their
-- filings have to name the step too.
create function name_step() returns trigger language plpgsql as $$
begin
  new.sequence := (select max(e.sequence) from filing_event e
                   where e.year = new.year and e.unit = new.unit);
  return new;
end
$$;

create trigger audit_inbox_names_step
  before insert on audit_inbox
  for each row when (new.sequence is null and new.action in ('filing.submit', 'filing.revise',
    'filing.accept', 'filing.send-back', 'filing.publish', 'filing.withdraw'))
  execute function name_step();

-- And they must neither seal nor change the register: nobody would move the sums.
create function keep_totals() returns trigger language plpgsql as $$
begin
  if current_setting('tongbao.totals', true) is distinct from 'kept' then
    raise exception 'totals are kept of what % would change', tg_table_name
      using hint = 'Let the service do it. Or: set tongbao.totals to ''kept'' first, and call'
        ' rebuild_expected() and for every year rebuild_totals(year) in the same transaction.';
  end if;
  return null;
end
$$;

create trigger audit_inbox_keeps_totals
  before delete or truncate on audit_inbox
  for each statement execute function keep_totals();
create trigger unit_keeps_totals
  before insert or delete or truncate
    or update of code, area, kind, first_year, last_year, version, moved on unit
  for each statement execute function keep_totals();
create trigger area_keeps_totals
  before insert or delete or truncate or update of code, parent on area
  for each statement execute function keep_totals();

select set_config('tongbao.unit', '*', true);
select rebuild_expected();
select rebuild_totals(year) from (select distinct year from filing_event) e;
