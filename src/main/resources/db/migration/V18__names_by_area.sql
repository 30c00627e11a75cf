-- Who bears a name in an area: most names are borne in every county. Of a unit that has moved the
-- table has only its last area.
create index unit_name_area on unit (name, area);
create index unit_name_moved on unit (name) where moved;
drop index unit_name;
