-- Every version of an area and of a unit. The tables area and unit hold the newest one.
create table area_version (
  code        text not null references area (code),
  number      integer not null check (number >= 1),
  recorded_at timestamptz not null,
  recorded_by text not null,
  role        text not null,
  request_id  text,
  name        text not null,
  parent      text,
  primary key (code, number)
);

create table unit_version (
  code        text not null references unit (code),
  number      integer not null check (number >= 1),
  recorded_at timestamptz not null,
  recorded_by text not null,
  role        text not null,
  request_id  text,
  name        text not null,
  aliases     text[] not null,
  area        text not null,
  kind        text not null,
  first_year  integer,
  last_year   integer,
  successor   text,
  credit_code text,
  moved       boolean not null,
  primary key (code, number)
);

-- Where each version of a unit belonged, by year. Area and years of the unit follow from these; of one
-- that has not moved they say all there is, so that few units have to be looked up here.
create table unit_membership (
  unit       text not null,
  version    integer not null,
  place      integer not null check (place >= 1),
  area       text not null references area (code),
  first_year integer,
  last_year  integer,
  primary key (unit, version, place),
  foreign key (unit, version) references unit_version (code, number),
  check (first_year <= last_year)
);

-- Entries that are imported together may name each other in any order.
alter table area alter constraint area_parent_fkey deferrable initially deferred;
alter table unit alter constraint unit_successor_fkey deferrable initially deferred;

alter table area add column version integer not null default 0;
alter table unit add column version integer not null default 0,
                 add column moved boolean not null default false;

-- What stood before histories were kept counts as having stood from the beginning.
insert into area_version (code, number, recorded_at, recorded_by, role, name, parent)
  select code, 1, 'epoch', 'tongbao', 'system', name, parent from area;
insert into unit_version (code, number, recorded_at, recorded_by, role, name, aliases, area, kind,
                          first_year, last_year, successor, credit_code, moved)
  select code, 1, 'epoch', 'tongbao', 'system', name, aliases, area, kind,
         first_year, last_year, successor, credit_code, false
  from unit;
insert into unit_membership (unit, version, place, area, first_year, last_year)
  select code, 1, 1, area, first_year, last_year from unit;
update area set version = 1;
update unit set version = 1;

create index area_version_recorded on area_version (recorded_at);
create index unit_version_recorded on unit_version (recorded_at);
create index unit_name on unit (name);
create index unit_aliases on unit using gin (aliases);
create index unit_credit_code on unit (credit_code);
create index unit_successor on unit (successor);

create trigger area_version_append_only
  before update or delete on area_version
  for each row execute function refuse_change();
create trigger area_version_never_emptied
  before truncate on area_version
  for each statement execute function refuse_change();
create trigger unit_version_append_only
  before update or delete on unit_version
  for each row execute function refuse_change();
create trigger unit_version_never_emptied
  before truncate on unit_version
  for each statement execute function refuse_change();
create trigger unit_membership_append_only
  before update or delete on unit_membership
  for each row execute function refuse_change();
create trigger unit_membership_never_emptied
  before truncate on unit_membership
  for each statement execute function refuse_change();

-- The functions below take an instant; null or infinity is now. Where it is now, the half for the past
-- is not run.

-- An area and every area below it, in the tree as it was recorded at an instant.
create function area_tree_at(root text, as_of timestamptz) returns setof text
language sql stable parallel safe as $$
  with recursive known as (
    select area.code, area.parent from area where coalesce(as_of, 'infinity') = 'infinity'
    union all
    select past.code, past.parent
    from (
      select distinct on (v.code) v.code, v.parent
      from area_version v
      where as_of < 'infinity' and v.recorded_at <= as_of
      order by v.code, v.number desc
    ) past
  ), tree as (
    select known.code from known where known.code = root
    union
    select known.code from known join tree on known.parent = tree.code
  )
  select tree.code from tree
$$;

-- Units with successors, each with the last of the chain, as the register stood at an instant. Planned
-- apart from the queries that call it, because PostgreSQL expects far more of a chain than there is
-- and would compile the whole query for it.
create function heirs_at(as_of timestamptz)
returns table (unit text, heir text, area text)
language sql stable parallel safe rows 100 set jit = off as $$
  with recursive known as (
    select u.code, u.successor, u.area from unit u where coalesce(as_of, 'infinity') = 'infinity'
    union all
    select past.code, past.successor, past.area
    from (
      select distinct on (v.code) v.code, v.successor, v.area
      from unit_version v
      where as_of < 'infinity' and v.recorded_at <= as_of
      order by v.code, v.number desc
    ) past
  ), chain as (
    select known.code, known.successor as link from known where known.successor is not null
    union
    select chain.code, known.successor
    from chain join known on known.code = chain.link
    where known.successor is not null
  )
  select chain.code, known.code, known.area
  from chain join known on known.code = chain.link
  where known.successor is null
$$;

-- The units that are expected to file for a year, as the register stood at an instant, and where
-- each counts. Roll-ups are never expected. Lineage 'then': where the unit belonged in that year.
-- Lineage 'now': where the last of its successors belongs; counted_under is that successor. A plain
-- select, so that PostgreSQL plans it as part of the query that calls it.
create function register_at(reporting_year integer, as_of timestamptz, lineage text)
returns table (unit text, name text, kind text, area text, counted_under text)
language sql stable parallel safe as $$
  with known as not materialized (
    select u.code, u.name, u.kind, u.area, u.first_year, u.last_year, u.version, u.moved
    from unit u
    where coalesce(as_of, 'infinity') = 'infinity' and u.kind <> 'area-rollup'
    union all
    select past.code, past.name, past.kind, past.area, past.first_year, past.last_year,
           past.number, past.moved
    from (
      select distinct on (v.code) v.*
      from unit_version v
      where as_of < 'infinity' and v.recorded_at <= as_of
      order by v.code, v.number desc
    ) past
    where past.kind <> 'area-rollup'
  ), member as (
    select known.code, known.name, known.kind, known.area as home, known.area
    from known
    where not known.moved
      and coalesce(known.first_year, reporting_year) <= reporting_year
      and coalesce(known.last_year, reporting_year) >= reporting_year
    union all
    select known.code, known.name, known.kind, known.area, m.area
    from known join unit_membership m on m.unit = known.code and m.version = known.version
    where known.moved
      and coalesce(m.first_year, reporting_year) <= reporting_year
      and coalesce(m.last_year, reporting_year) >= reporting_year
  )
  select member.code, member.name, member.kind,
         case when lineage = 'now' then coalesce(later.area, member.home) else member.area end,
         coalesce(later.heir, member.code)
  from member
  left join (
    select h.unit, h.heir, h.area from heirs_at(as_of) h where lineage = 'now'
  ) later on later.unit = member.code
$$;
