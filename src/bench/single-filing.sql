-- One filing as one commit of its own: the revision, its first step and its line for the audit log.
-- This is the yardstick and stays as it is, however the service comes to write filings.
-- Only the key and the receipt's code are made here; the rest is given. Keys as in load.lua.
\set k :first + :client_id + :clients * :turn
\set turn :turn + 1
\set within :k % 25000
\set place (:k / 25000) * 5000 + :within % 5000
\set year 2014 + :within / 5000
with recorded as (
  insert into bench_revision (year, unit, number, edition, recorded_at, digest, cells,
      document_number, head, reviewer, preparer, phone, signed_on, explanations,
      digest_algorithm, receipt_code, receipt, signed_kid, signed_at)
    select :year::integer, unit.code, 1,
      :edition::text, :at::timestamptz, :digest::bytea, :cells::numeric[], :document::text,
      :head::text, :reviewer::text, :preparer::text, :phone::text, :signed::date, null::jsonb,
      'sha-256', md5(:k::text), :receipt::text, null::text, null::timestamptz
    from unit where unit.code = 'bench-' || lpad(:place::text, greatest(6, length(:place::text)), '0')
      and exists (select from unit_membership m
        where m.unit = unit.code and m.version = unit.version
          and coalesce(m.first_year, :year::integer) <= :year::integer
          and coalesce(m.last_year, :year::integer) >= :year::integer)
    for share of unit
    on conflict do nothing
    returning unit
), noted as (
  insert into bench_event (year, unit, sequence, revision, at, actor, role, request_id,
      counts_submitted)
    select :year::integer, unit, 1, 1, :at::timestamptz,
      'bootstrap-admin', 'admin', :request::text, 1
    from recorded
    returning unit
)
insert into bench_inbox (at, actor, role, request_id, action, subject, year, unit, revision, after)
  select :at::timestamptz, 'bootstrap-admin', 'admin', :request::text, 'filing.submit',
    'filings/' || :year || '/' || unit, :year::integer, unit, 1, :after::text
  from noted
