-- Who is told when the state of a filing changes. The secret is kept as it is: each message is signed
-- with it anew.
create table webhook (
  id         uuid primary key,
  url        text not null,
  events     text[] not null check (cardinality(events) > 0),
  secret     bytea not null,
  created_at timestamptz not null,
  created_by text not null
);

-- What each of them is to be told (a transactional outbox): written in the transaction that makes the
-- change, so nothing that is stored goes untold and nothing is told that was not stored.
create table webhook_delivery (
  id              uuid primary key default gen_random_uuid(),
  sequence        bigint generated always as identity,
  webhook         uuid not null references webhook on delete cascade,
  event           text not null,
  occurred_at     timestamptz not null,
  year            integer,
  unit            text,
  revision        integer,
  before          text,
  after           text,
  state           text not null default 'pending' check (state in ('pending', 'delivered', 'failed')),
  attempts        integer not null default 0,
  -- Of those, how many have failed since it was to be sent or was asked for again.
  failures        integer not null default 0,
  next_attempt    timestamptz default now(),
  -- From then on a failed attempt is the last one.
  give_up_at      timestamptz not null default now() + interval '3 days',
  last_attempt_at timestamptz,
  last_status     integer,
  last_error      text,
  check ((state = 'pending') = (next_attempt is not null))
);

create index webhook_delivery_due on webhook_delivery (webhook, next_attempt) where state = 'pending';
create index webhook_delivery_newest on webhook_delivery (webhook, sequence);

-- Every change passes through audit_inbox, whoever makes it. With its owner's rights, so that a
-- session that may only write its own unit's filings can still leave the message.
create function tell_webhooks() returns trigger
  language plpgsql security definer set search_path from current as $$
begin
  insert into webhook_delivery (webhook, event, occurred_at, year, unit, revision, before, after)
  select id, new.action, new.at, new.year, new.unit, new.revision, new.before, new.after
  from webhook
  where new.action = any (events);
  return null;
end
$$;

create trigger audit_inbox_tells_webhooks
  after insert on audit_inbox
  for each row when (new.action like 'filing.%')
  execute function tell_webhooks();
