-- Tokens by their SHA-256; the token itself is kept nowhere.
-- Unit, expiry, last use and revocation come as further nullable columns.
create table access_token (
  id uuid primary key,
  name text not null constraint access_token_name_unique unique,
  role text not null constraint access_token_role_known
    check (role in ('submitter', 'reviewer', 'reader', 'admin')),
  hash bytea not null constraint access_token_hash_unique unique
    constraint access_token_hash_sha256 check (octet_length(hash) = 32),
  created_at timestamptz not null
);
