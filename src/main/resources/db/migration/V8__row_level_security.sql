-- The second wall: a connection sees and writes the rows of the unit in tongbao.unit, of every unit
-- where that is '*', and none where it is not set. It holds for the owner of the tables too, which
-- is who the service logs in as; only superusers and roles with BYPASSRLS pass.

-- For every table with a column "unit" that a submitter's call may touch. The setting stands in a
-- query of its own, so that it is read once for a statement and not once for a row.
create function wall_off(walled regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', walled);
  execute format('alter table %s force row level security', walled);
  execute format(
    'create policy own_unit on %s'
      ' using ((select current_setting(''tongbao.unit'', true)) in (''*'', unit))',
    walled);
end
$$;

-- A key belongs to whoever chose it: units must not learn of each other's by choosing the same.
alter table idempotency_key
  add column scope text not null default '',
  drop constraint idempotency_key_pkey,
  add primary key (scope, key);
alter table idempotency_key
  alter column scope set default current_setting('tongbao.unit', true);
update idempotency_key set scope = '*';

do $$
begin
  perform wall_off('filing_revision');
  perform wall_off('idempotency_key');
end
$$;
