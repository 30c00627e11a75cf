-- What stands in cells beside or instead of numbers: notes behind numbers, cells struck out, and
-- units of measure where the form fixes none. Null of a sheet of bare numbers and blanks. The
-- triggers and policies of the table hold for it as for every other column.
alter table filing_revision
  add column remarks jsonb,
  add constraint filing_revision_remarks_known
    check (jsonb_typeof(remarks) = 'object'
      and remarks - '{notes,notApplicable,units}'::text[] = '{}'::jsonb);
