-- What a filing counts for in cells it left blank: totals that follow from its own parts, by the
-- rules of its edition. Worked out when a revision is recorded, because totals are asked for far
-- more often; the verification works it out again. Null where nothing follows: so for every filing
-- on the form of 2014. derived_places counts the cells of the edition from 1.
alter table filing_revision
  add column derived_places integer[],
  add column derived numeric[],
  add constraint filing_revision_derived_pairs
    check (cardinality(derived_places) is not distinct from cardinality(derived));
