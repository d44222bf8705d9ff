-- A garden with enough plants for three pages of a table.
create table families (
    id integer primary key,
    name text not null
);
insert into families values (1, 'Rosaceae'), (2, 'Lamiaceae'), (3, 'Fabaceae'), (4, 'Liliaceae');

create table plants (
    id integer primary key,
    name text not null,
    family_id integer references families(id),
    height_cm integer,
    notes text
);
with recursive n(i) as (select 1 union all select i + 1 from n where i < 250)
insert into plants
select i,
       'Plant ' || substr('000' || i, -3),
       case when i % 9 = 0 then null else i % 4 + 1 end,
       (i * 37) % 300,
       case i when 1 then '<script>console.error("escaped?")</script>' when 2 then 'https://plants.example/2' end
from n;

create table beds ("bed name" text primary key, size real);
insert into beds values ('north/1', 2.5), ('south & west', 4.0);

create view tall_plants as select id, name, height_cm from plants where height_cm > 200;
