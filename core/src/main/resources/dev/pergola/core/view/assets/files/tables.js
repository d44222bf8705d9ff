// The page of a database: searches among its tables, and shows in the diagram what the table under the pointer or the focus is
// related with.

const search = document.querySelector("[data-table-search]");

if (search) {
  const input = search.querySelector("input");
  const count = search.querySelector("output");
  const tables = [...document.querySelectorAll(".db-table")];
  const texts = tables.map((table) => table.textContent.toLowerCase());
  search.hidden = false;
  input.addEventListener("input", () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    tables.forEach((table, position) => {
      table.hidden = !words.every((word) => texts[position].includes(word));
      if (!table.hidden) shown += 1;
    });
    count.textContent = words.length === 0 ? "" : `${shown} of ${tables.length}`;
  });
  document.addEventListener("pergola-shortcuts", ({ detail }) => {
    detail.add({ keys: "f", words: "Search these tables", run: () => input.focus() });
  });
}

const diagram = document.querySelector(".diagram");

function mark(table) {
  const lines = [...diagram.querySelectorAll(".diagram-line")];
  const near = lines.filter(({ dataset }) => dataset.from === table || dataset.to === table);
  const names = new Set(near.flatMap(({ dataset }) => [dataset.from, dataset.to]));
  for (const line of lines) line.classList.toggle("related", near.includes(line));
  for (const box of diagram.querySelectorAll(".diagram-table")) box.classList.toggle("related", names.has(box.dataset.table));
}

if (diagram) {
  for (const box of diagram.querySelectorAll(".diagram-table")) {
    for (const type of ["pointerenter", "focus"]) box.addEventListener(type, () => mark(box.dataset.table));
    for (const type of ["pointerleave", "blur"]) box.addEventListener(type, () => mark(undefined));
  }
}
