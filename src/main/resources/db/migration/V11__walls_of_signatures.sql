-- What a unit signed, and the keys it signs with, are behind the second wall like its filings.
select wall_off('submission_signature');
select wall_off('unit_key');
