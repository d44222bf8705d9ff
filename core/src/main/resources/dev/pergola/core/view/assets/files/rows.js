// How closely rows stand is a matter of the reader, so it is kept by the browser. It is the first module of its page, so that
// rows move as early as they can where somebody chose otherwise; the first look at a page waits for no script.

try {
  if (localStorage.getItem("pergola.rows") === "compact") document.documentElement.dataset.rows = "compact";
} catch {
  // A browser that keeps nothing shows rows as usual.
}
