// Finds the pages of a copied site that hold all words; the titles count more than the texts.
(() => {
  const most = 50;
  const field = document.getElementById("words");
  const list = document.getElementById("pages");
  const count = document.getElementById("count");
  const pages = globalThis.copiedPages.map(([file, title, text]) => ({
    file,
    title,
    text,
    low: (title + "\n" + text).toLowerCase(),
    lowTitle: title.toLowerCase(),
  }));

  function find(words) {
    return pages
      .filter((page) => words.every((word) => page.low.includes(word)))
      .map((page) => [words.filter((word) => page.lowTitle.includes(word)).length, page])
      .sort(([one], [other]) => other - one)
      .map(([, page]) => page);
  }

  function item(page) {
    const element = document.createElement("li");
    const link = document.createElement("a");
    link.href = page.file;
    link.textContent = page.title || page.file;
    const text = document.createElement("p");
    text.textContent = page.text;
    element.append(link, text);
    return element;
  }

  function show() {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = words.length ? find(words) : [];
    list.replaceChildren(...found.slice(0, most).map(item));
    count.textContent = !words.length
      ? pages.length + " pages can be searched."
      : found.length + (found.length === 1 ? " page" : " pages") + (found.length > most ? ", the first " + most : "");
    history.replaceState(null, "", "#" + encodeURIComponent(field.value));
  }

  field.value = decodeURIComponent(location.hash.slice(1));
  field.form.addEventListener("submit", (event) => event.preventDefault());
  field.addEventListener("input", show);
  show();
})();
