-- Changes as they are made, each in the transaction that makes it. From here they are moved, one
-- after another, to their places in the chained log; so no change waits for another's commit.
-- Before and after are JSON kept as text, because the chain is computed over their very bytes.
create table audit_inbox (
  id         bigint generated always as identity primary key,
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
  after      text
);
