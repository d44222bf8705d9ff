// The statements that were run in this browser, the newest first, for each database on its own. They never leave the browser.

import { button, element } from "./form-dialog.js";

const MOST = 50;

function read(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key));
    return Array.isArray(kept) ? kept.filter((sql) => typeof sql === "string") : [];
  } catch {
    return []; // somebody else wrote there, or the browser keeps nothing
  }
}

function write(key, statements) {
  try {
    localStorage.setItem(key, JSON.stringify(statements));
  } catch {
    // A browser that keeps nothing has no history.
  }
}

/** Adds a menu to the form; remember(sql) takes note of a statement, step(1) goes to an older one and step(-1) back. */
export function offerHistory(form, area, replaceStatement) {
  const key = `pergola.sql:${form.dataset.database}`;
  let position = -1;
  let draft = "";

  const menu = element("details", "sql-history details-menu");
  const list = element("ul");
  const clear = button("Clear history", "link-button", () => {
    localStorage.removeItem(key);
    menu.open = false;
    menu.hidden = true;
  });
  const inner = element("div", "sql-history-list");
  inner.append(list, clear);
  menu.append(element("summary", "", "History"), inner);
  menu.hidden = read(key).length === 0;
  form.querySelector(".form-actions").append(menu);

  menu.addEventListener("toggle", () => {
    if (!menu.open) return;
    const items = read(key).map((sql) => {
      const item = element("li");
      const choose = button(sql.replace(/\s+/g, " "), "", () => {
        replaceStatement(sql);
        position = -1;
        menu.open = false;
      });
      choose.title = sql;
      item.append(choose);
      return item;
    });
    list.replaceChildren(...items);
  });

  return {
    remember(sql) {
      if (!sql.trim()) return;
      write(key, [sql, ...read(key).filter((other) => other !== sql)].slice(0, MOST));
      position = -1;
      menu.hidden = read(key).length === 0;
    },
    step(by) {
      const statements = read(key);
      const next = Math.max(-1, Math.min(statements.length - 1, position + by));
      if (next === position) return;
      if (position === -1) draft = area.value;
      // The newest one is often what stands in the editor already.
      const skip = position === -1 && statements[next] === area.value && next + 1 < statements.length;
      position = skip ? next + 1 : next;
      replaceStatement(position === -1 ? draft : statements[position]);
    },
  };
}
