// How closely rows stand is a matter of the reader, so it is kept by the browser. Read before the page is drawn, so that
// nothing moves afterwards; that is why this is no module.

try {
  if (localStorage.getItem("pergola.rows") === "compact") document.documentElement.dataset.rows = "compact";
} catch {
  // A browser that keeps nothing shows rows as usual.
}
