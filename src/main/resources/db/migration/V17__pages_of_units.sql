-- Units in the order of their codes as the service compares them, byte by byte, whatever the
-- database's own order is: all of them, and the few that are no departments.
create index unit_in_order on unit (code collate "C");
create index unit_kind_in_order on unit (kind, code collate "C") where kind <> 'department';

-- Those of one area. POSIX is the same order by another name: PostgreSQL would else sometimes take
-- the index above and go through all units to find those of an area.
create index unit_area_in_order on unit (area, code collate "POSIX");
create index unit_membership_area_in_order on unit_membership (area, unit collate "POSIX");
drop index unit_area;
drop index unit_membership_area;
