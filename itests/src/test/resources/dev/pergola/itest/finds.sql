-- A table with everything that a table page can show: 13 columns, long texts, JSON, pictures, relations.
create table families (
    id integer primary key,
    name text not null,
    origin text
);
insert into families values
    (1, 'Rosaceae', 'Europe'), (2, 'Lamiaceae', 'Asia'), (3, 'Fabaceae', 'Africa'), (4, 'Liliaceae', 'Europe');

create table finds (
    id integer primary key,
    name text not null,
    family_id integer references families(id),
    found date,
    seen_at text,
    height_cm integer,
    weight real,
    state text,
    facts text,
    story text,
    web text,
    picture blob,
    mixed
);
with recursive n(i) as (select 1 union all select i + 1 from n where i < 10300)
insert into finds
select i,
       'Find ' || substr('0000' || i, -5),
       i % 4 + 1,
       date('2020-01-01', (i % 900) || ' days'),
       '2024-05-0' || (i % 9 + 1) || 'T10:' || (i % 50 + 10) || ':00Z',
       (i * 37) % 300,
       round(i * 0.37, 2),
       case i % 3 when 0 then 'rare' when 1 then 'common' else 'lost' end,
       '{"id": ' || i || ', "size": 12345678901234567890, "places": ["north", "south"]}',
       case when i % 10 = 0
            then 'It was said that ' || replace(hex(zeroblob(40)), '00', 'a vine grew ') || 'and the end of story ' || i
            else 'Nothing was said of it' end,
       'https://plants.example/finds/' || i,
       case when i % 2 = 1 then
       X'89504E470D0A1A0A0000000D4948445200000001000000010802000000907753DE0000000C49444154789C63506870000001A400E1ADD3A7810000000049454E44AE426082'
       else X'00FF00FF' end,
       case i % 4 when 0 then null when 1 then 7 when 2 then 'seven' else 0.7 end
from n;

create view endless as
with recursive n(i) as (select 1 union all select i + 1 from n where i < 2000000000)
select i as number from n;
