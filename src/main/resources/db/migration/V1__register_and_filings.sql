-- The register: areas in a tree, and the units that report.
create table area (
  code   text primary key check (code ~ '^[1-9][0-9]{5}([0-9]{3}([0-9]{3})?)?$'),
  name   text not null check (name <> ''),
  parent text references area (code),
  check (parent <> code)
);

create table unit (
  code        text primary key check (code ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
  name        text not null check (name <> ''),
  aliases     text[] not null default '{}',
  area        text not null references area (code),
  kind        text not null check (kind in ('department', 'government-office', 'area-rollup')),
  first_year  integer,
  last_year   integer,
  successor   text references unit (code),
  credit_code text check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  check (first_year <= last_year),
  check (successor <> code)
);

create index unit_area on unit (area);

-- Stored numbers stand in the order of their edition's cells. This table keeps the order they were
-- stored in, so that an edited edition file can never silently give them other names.
create table edition_layout (
  edition text primary key,
  cells   text[] not null
);

-- One row per revision. The primary key is what makes a second first revision impossible.
create table filing_revision (
  year            integer not null,
  unit            text not null references unit (code),
  number          integer not null check (number >= 1),
  edition         text not null,
  recorded_at     timestamptz not null,
  digest          bytea not null check (octet_length(digest) = 32),
  cells           numeric[] not null,
  document_number text,
  head            text,
  reviewer        text,
  preparer        text,
  phone           text,
  signed_on       date,
  explanations    jsonb,
  primary key (year, unit, number)
);

create index filing_revision_unit on filing_revision (unit, year, number);

create table idempotency_key (
  key    text primary key,
  digest bytea not null,
  year   integer not null,
  unit   text not null
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'revisions are only added: % on % is refused', tg_op, tg_table_name;
end
$$;

create trigger filing_revision_append_only
  before update or delete on filing_revision
  for each row execute function refuse_change();

create trigger filing_revision_never_emptied
  before truncate on filing_revision
  for each statement execute function refuse_change();
