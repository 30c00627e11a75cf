-- What was recorded before keeps its digest and has no receipt; from now on there is none without.
alter table filing_revision
  add column digest_algorithm text not null default 'sha-256'
    constraint filing_revision_digest_known check (digest_algorithm in ('sha-256', 'sm3')),
  add column receipt_code text,
  add column receipt text,
  add column signed_kid text,
  add column signed_at timestamptz;

alter table filing_revision
  add constraint filing_revision_receipted
    check (receipt_code is not null and receipt is not null) not valid;

create unique index filing_revision_receipt on filing_revision (receipt_code);

create function refuse_change_of_evidence() returns trigger language plpgsql as $$
begin
  raise exception 'evidence is only added: % on % is refused', tg_op, tg_table_name;
end
$$;

-- The inbox's lines at their places in the chain. Each line's hash covers the hash before it.
create table audit_line (
  position   bigint primary key check (position >= 1),
  at         timestamptz not null,
  actor      text not null,
  role       text not null,
  request_id text,
  action     text not null,
  subject    text not null,
  year       integer,
  unit       text,
  revision   integer,
  before     text,
  after      text,
  previous   bytea not null check (octet_length(previous) = 32),
  hash       bytea not null check (octet_length(hash) = 32)
);

create index audit_line_filing on audit_line (unit, year, position);
create index audit_line_subject on audit_line (subject, position);

create trigger audit_line_append_only
  before update or delete on audit_line
  for each row execute function refuse_change_of_evidence();

create trigger audit_line_never_emptied
  before truncate on audit_line
  for each statement execute function refuse_change_of_evidence();

-- The end of the chain, signed by the service; so a chain cut short does not pass for whole.
create table audit_head (
  single   boolean primary key default true check (single),
  position bigint not null,
  hash     bytea not null,
  jws      text not null
);

-- Keys of units. A revoked one stays, for what was signed before.
create table unit_key (
  unit       text not null references unit (code),
  kid        text not null check (kid ~ '^[A-Za-z0-9._~-]{1,100}$'),
  jwk        text not null,
  added_at   timestamptz not null,
  revoked_at timestamptz,
  primary key (unit, kid)
);

create table submission_signature (
  year        integer not null,
  unit        text not null,
  revision    integer not null,
  kid         text not null,
  jws         text not null,
  body        bytea not null,
  verified_at timestamptz not null,
  primary key (year, unit, revision),
  foreign key (year, unit, revision) references filing_revision (year, unit, number),
  foreign key (unit, kid) references unit_key (unit, kid)
);

create trigger submission_signature_append_only
  before update or delete on submission_signature
  for each row execute function refuse_change_of_evidence();

create trigger submission_signature_never_emptied
  before truncate on submission_signature
  for each statement execute function refuse_change_of_evidence();
