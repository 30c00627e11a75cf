-- Whom a token is for, how long it lasts, and what became of it. Rows are never removed: a name in
-- the audit log must always lead to the one token that bore it.
alter table access_token
  add column unit         text references unit (code),
  add column created_by   text not null default 'tongbao',
  add column expires_at   timestamptz,
  add column last_used_at timestamptz,
  add column revoked_at   timestamptz,
  -- Secrets it had when it was revoked, where it was given another since: none of them opens again.
  add column revoked_hashes bytea[] not null default '{}',
  -- The secret before the last rotation, as long as it still opens.
  add column former_hash  bytea constraint access_token_former_hash_unique unique
    constraint access_token_former_hash_sha256 check (octet_length(former_hash) = 32),
  add column former_until timestamptz,
  add constraint access_token_submitters_have_a_unit check ((role = 'submitter') = (unit is not null)),
  add constraint access_token_former_ends check ((former_hash is null) = (former_until is null));

-- By this number every service sees cheaply that tokens have changed, whoever changed them.
create table access_token_version (
  version bigint not null
);
insert into access_token_version values (1);

create function count_token_change() returns trigger language plpgsql as $$
begin
  update access_token_version set version = version + 1;
  return null;
end
$$;

-- Last use is no change.
create trigger access_token_changed
  after insert or delete or truncate
    or update of id, name, role, unit, hash, expires_at, revoked_at, former_hash, former_until
  on access_token
  for each statement execute function count_token_change();
