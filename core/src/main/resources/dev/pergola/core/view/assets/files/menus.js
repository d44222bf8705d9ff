// Menus close when something else is clicked and with Escape; arrow keys move inside of them.

const OPEN = "details.details-menu[open]";

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll(OPEN)) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  const menu = document.querySelector(OPEN);
  if (!menu) return;
  if (event.key === "Escape") {
    menu.open = false;
    menu.querySelector("summary").focus();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const items = [...menu.querySelectorAll("a, button")];
    const step = event.key === "ArrowDown" ? 1 : -1;
    const start = items.indexOf(document.activeElement);
    const next = start < 0 && step < 0 ? items.length - 1 : (start + step + items.length) % items.length;
    items[next]?.focus();
    event.preventDefault();
  }
});
