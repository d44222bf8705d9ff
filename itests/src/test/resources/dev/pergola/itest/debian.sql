-- The package lists of a Debian machine in small: the same tables, indexes and oddities (missing values, many rows that
-- sort alike, a table without a key of its own, one without a rowid), made by arithmetic.
create table sections(id integer primary key, name text not null unique, component text);
insert into sections values
    (1, 'admin', 'main'), (2, 'devel', 'main'), (3, 'non-free/doc', 'non-free'), (4, 'libs', 'main'),
    (5, 'python', 'main'), (6, 'contrib/net', 'contrib'), (7, 'unknown', 'main');

create table packages(id integer primary key, package text not null, version text, section_id integer references
    sections(id), section text, priority text, architecture text, maintainer text, installed_size integer, size
    integer, homepage text, multi_arch text, source text, description text);
with recursive n(i) as (select 1 union all select i + 1 from n where i < 4321)
insert into packages
select i,
       case i % 5 when 0 then 'lib' when 1 then 'python3-' when 2 then 'golang-' else '' end || 'x' || (i * 7919 % 4321)
           || case when i % 11 = 0 then '+dfsg' else '' end,
       (i % 3) || ':' || (i % 10) || '.' || (i % 17) || '~rc' || (i % 2) || '-' || (i % 4),
       i % 7 + 1,
       (select name from sections where id = i % 7 + 1),
       case when i % 50 = 0 then 'required' else 'optional' end,
       case when i % 3 = 0 then 'all' else 'amd64' end,
       'Maintainer ' || (i % 23) || ' <m' || (i % 23) || '@debian.example>',
       case when i % 13 = 0 then 0 else i * 104729 % 250000 end,
       i * 15485863 % 1000000,
       case when i % 4 = 0 then null else 'https://example.org/' || i || '?a=1&b=2' end,
       case i % 6 when 0 then 'same' when 1 then 'foreign' end,
       case when i % 2 = 0 then 'source-' || (i % 100) end,
       'Description of package ' || i || ' – with "quotes", a % and ümlauts ' || char(128512)
from n;

create table tags(package_id integer not null references packages(id), facet text, tag text);
insert into tags
select id, case id % 3 when 0 then 'role' when 1 then 'use' else 'works-with' end, 'tag ' || (id % 12)
from packages where id % 2 = 1;
insert into tags select package_id, facet, tag from tags where package_id % 5 = 0;

create table depends(package_id integer not null references packages(id), on_package text, relation text,
    primary key(package_id, relation, on_package)) without rowid;
insert into depends
select p.id, q.package, case (p.id + q.id) % 3 when 0 then 'depends' when 1 then 'recommends' else 'suggests' end
from packages p join packages q on q.id in (p.id * 3 % 4321 + 1, p.id * 5 % 4321 + 1)
where p.id <= 1500
on conflict do nothing;

create index packages_section on packages(section);
create index packages_maintainer on packages(maintainer);
create index tags_facet on tags(facet, tag);
create virtual table packages_fts using fts5(package, description, content='packages', content_rowid='id');
insert into packages_fts(packages_fts) values('rebuild');
create view large_packages as select id, package, section, installed_size from packages where installed_size > 100000;
analyze;
