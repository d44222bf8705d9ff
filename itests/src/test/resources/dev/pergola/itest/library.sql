-- A small library: one database for every test that needs "some data".
create table authors (
    id integer primary key,
    name text not null,
    born integer
);
insert into authors values
    (1, 'Lindgren, Astrid', 1907),
    (2, 'Borges, Jorge Luis', 1899),
    (3, 'Le Guin, Ursula K.', null);

create table books (
    id integer primary key,
    title text not null,
    author_id integer references authors(id),
    pages integer,
    price real
);
insert into books values
    (1, 'Ronia', 1, 235, 12.5),
    (2, 'Mio', 1, 180, 10.0),
    (3, 'Ficciones', 2, 174, 9.99),
    (4, 'A Wizard of Earthsea', 3, 205, null),
    (5, 'Nobody''s <b>book</b> & more', null, null, 0.0);

create table "a/b & c~d" (
    "the key" text primary key,
    "value%" text
) without rowid;
insert into "a/b & c~d" values ('x/y', 'slash'), ('50%', 'percent'), ('ä ~2F', 'tilde');

create table loans (
    book_id integer references books(id),
    reader text,
    taken text,
    primary key (book_id, reader)
);
insert into loans values (1, 'Ada', '2024-01-02'), (1, 'Bob', '2024-03-04'), (3, 'Ada', '2024-05-06');

create view long_books as select id, title, pages from books where pages > 200;
