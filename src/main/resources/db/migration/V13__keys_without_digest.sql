-- A repetition is held against the revision it recorded, by that revision's own digest.
alter table idempotency_key drop column digest;
