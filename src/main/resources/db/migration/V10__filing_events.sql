-- What happens to a filing, step by step: a revision is handed in, or something is decided of one.
-- Each step says which revisions count from then on, so that totals can be told for any instant.
-- The primary key lets only one of two simultaneous steps be the next.
create table filing_event (
  year             integer not null,
  unit             text not null,
  sequence         integer not null check (sequence >= 1),
  revision         integer not null,
  move             text check (move in ('accept', 'send-back', 'publish', 'withdraw')),
  state_before     text,
  at               timestamptz not null,
  actor            text not null,
  role             text not null,
  request_id       text,
  reasons          jsonb,
  counts_submitted integer,
  counts_accepted  integer,
  counts_published integer,
  primary key (year, unit, sequence),
  foreign key (year, unit, revision) references filing_revision (year, unit, number)
);

create index filing_event_unit on filing_event (unit, year, sequence);

create trigger filing_event_append_only
  before update or delete on filing_event
  for each row execute function refuse_change();

create trigger filing_event_never_emptied
  before truncate on filing_event
  for each statement execute function refuse_change();

-- Filings from before there were decisions; whoever migrates, the wall must not hide them.
select set_config('tongbao.unit', '*', true);
insert into filing_event (year, unit, sequence, revision, at, actor, role, counts_submitted)
select year, unit, number, number, recorded_at, 'tongbao', 'system', number from filing_revision;

select wall_off('filing_event');
