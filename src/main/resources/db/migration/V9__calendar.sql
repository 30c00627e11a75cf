-- Due dates that were set for a year; without a row the usual day holds.
create table due_date (
  year   integer not null,
  kind   text not null check (kind in ('department', 'government-office', 'area-rollup')),
  due_on date not null,
  primary key (year, kind)
);
