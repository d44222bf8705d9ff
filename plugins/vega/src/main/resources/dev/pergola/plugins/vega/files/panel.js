// The panel around a chart: what can be chosen, what is suggested, and what can be taken away. Everything that was chosen stands in
// the fragment of the address, so that a link or the back button brings a chart back.
(() => {
  "use strict";

  const charts = (window.pergolaCharts ||= {});

  const KEYS = ["mark", "x_column", "x_type", "y_column", "y_type", "color_column", "size_column", "aggregate", "x_unit", "swap"];
  const MARKS = { bar: "Bar", line: "Line", area: "Area", circle: "Scatter" };
  const TYPES = {
    quantitative: "Numeric",
    "quantitative-bin": "Numeric, binned",
    temporal: "Date/time",
    "temporal-bin": "Date/time, binned",
    ordinal: "Label",
    nominal: "Category",
  };
  const UNITS = {
    "": "as it fits",
    year: "Year",
    month: "Month",
    week: "Week",
    day: "Day",
    hour: "Hour",
    "month-of-year": "Month of the year",
    "day-of-week": "Day of the week",
    "hour-of-day": "Hour of the day",
  };
  const AGGREGATES = { "": "-- each row --", count: "Count of rows", sum: "Sum", mean: "Mean", median: "Median", min: "Smallest", max: "Largest" };
  const TYPE_OF_KIND = { number: "quantitative", time: "temporal", category: "nominal" };

  function element(name, attributes = {}, ...content) {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key in node && typeof value !== "string") node[key] = value;
      else node.setAttribute(key, value);
    }
    node.append(...content);
    return node;
  }

  // --- the fragment

  function fragmentState() {
    const state = {};
    for (const part of window.location.hash.slice(1).split("&")) {
      const at = part.indexOf("=");
      if (!part.startsWith("g.") || at < 0) continue;
      try {
        const key = decodeURIComponent(part.slice(2, at));
        if (KEYS.includes(key)) state[key] = decodeURIComponent(part.slice(at + 1));
      } catch {
        // What somebody has cut off cannot be read, and is left out.
      }
    }
    return state;
  }

  function fragmentOf(state) {
    const others = window.location.hash.slice(1).split("&").filter((part) => part && !part.startsWith("g."));
    const ours = KEYS.filter((key) => state[key]).map((key) => "g." + key + "=" + encodeURIComponent(state[key]));
    return [...others, ...ours].join("&");
  }

  const samePage = (address) => address.host === window.location.host && address.pathname === window.location.pathname;

  /** Filters and sort headers of the same page keep the chart. */
  function keepFragment() {
    const hash = window.location.hash;
    for (const form of document.querySelectorAll("form")) {
      const action = new URL(form.getAttribute("action") || window.location.href, window.location.href);
      if (samePage(action)) form.setAttribute("action", action.pathname + action.search + hash);
    }
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    const state = fragmentState();
    if (!link || !state.mark || event.button || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const address = new URL(link.href, window.location.href);
    if (!samePage(address) || link.getAttribute("href").startsWith("#") || link.hasAttribute("download")) return;
    address.hash = fragmentOf(state);
    link.href = address.href;
  });

  // --- taking away

  function save(name, content, type) {
    const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
    const link = element("a", { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }

  async function picture(view, kind) {
    if (kind === "svg") return new Blob([await view.toSVG()], { type: "image/svg+xml" });
    const canvas = await view.toCanvas(2);
    return new Promise((done) => canvas.toBlob(done, "image/png"));
  }

  // --- the panel

  class Panel {
    constructor(node, parts) {
      this.parts = parts;
      this.state = fragmentState();
      this.drawn = null;
      this.turn = 0;
      this.build(node);
      window.addEventListener("hashchange", () => this.follow());
      window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.answer && this.draw());
      this.load(false);
    }

    build(node) {
      this.suggestions = element("div", { class: "vega-suggestions" });
      this.form = element("form", { id: "graphForm", class: "datasette-vega" });
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.form.addEventListener("change", () => this.choose());
      this.status = element("p", { class: "vega-status", role: "status" });
      this.notes = element("p", { class: "vega-notes" });
      this.sentence = element("p", { class: "vega-sentence", id: "vega-sentence" });
      this.picture = element("div", { class: "vega-picture", tabindex: "0", role: "group", "aria-labelledby": "vega-sentence" });
      this.tools = element("div", { class: "vega-tools" });
      this.values = element("details", { class: "vega-values" });
      node.append(this.suggestions, this.status, this.picture, this.sentence, this.notes, this.form, this.tools, this.values);
    }

    get embedAddress() {
      return this.parts.querySelector('[data-vega="embed"]').href;
    }

    get data() {
      return this.parts.querySelector('[data-vega="data"]').href;
    }

    /** The chart of the fragment, where it names one; the one that suits best otherwise. */
    async load(remember) {
      const turn = ++this.turn;
      const asked = this.state.mark ? { ...this.state } : {};
      delete asked.swap;
      this.status.textContent = "Reading the rows…";
      try {
        const answer = await charts.rowsOf(this.data, asked);
        if (turn !== this.turn) return;
        if (!answer.channels) throw new Error("These rows hold nothing that could be drawn.");
        const unit = this.state.x_unit;
        this.answer = answer;
        this.state = { ...answer.channels, swap: this.state.swap || "" };
        if (asked.mark && !unit) delete this.state.x_unit;
        this.controls();
        await this.draw();
        this.remember(remember);
        keepFragment();
        this.status.textContent = "";
      } catch (error) {
        if (turn !== this.turn) return;
        this.fail(error);
        if (!this.answer && asked.mark) await this.choices();
      }
    }

    /** A chart that cannot be drawn still leaves the choice of another one. */
    async choices() {
      this.answer = await charts.rowsOf(this.data, {}).catch(() => undefined);
      if (this.answer?.columns) this.controls();
    }

    fail(error) {
      this.status.textContent = error instanceof TypeError ? "The server could not be reached." : error.message;
      this.drawn?.view.finalize();
      this.drawn = null;
      this.picture.replaceChildren();
      delete this.picture.dataset.drawn;
      for (const part of [this.sentence, this.notes, this.tools, this.values]) part.replaceChildren();
    }

    async draw() {
      this.drawn?.view.finalize();
      this.answer.channels = { ...this.answer.channels, swap: this.state.swap };
      this.drawn = await charts.draw(this.picture, this.answer);
      this.sentence.textContent = charts.sentenceOf(this.answer);
      this.notes.textContent = this.answer.notes.join(" ");
      this.table();
      this.offer();
    }

    /** What somebody has chosen is a step that the back button takes back; the chart that was there without a choice is none. */
    remember(chosen) {
      const fragment = fragmentOf(this.state);
      if (fragment === window.location.hash.slice(1) || (!chosen && fragmentState().mark)) return;
      window.history[chosen ? "pushState" : "replaceState"](null, "", "#" + fragment);
    }

    follow() {
      const state = fragmentState();
      if (!state.mark || fragmentOf(state) === fragmentOf(this.state)) return;
      this.state = { ...state };
      this.load(false);
    }

    // --- what can be chosen

    controls() {
      const columns = this.answer.columns;
      const names = Object.fromEntries(columns.map(({ name }) => [name, name]));
      const optional = { "": "-- none --", ...names };
      const grouped = Boolean(this.state.aggregate);
      const focused = document.activeElement?.name;
      const rows = [
        this.marks(),
        this.row(this.select("x_column", "X column", names), this.select("x_type", "Type", TYPES), this.unit()),
        this.row(
          this.select("aggregate", "Y shows", AGGREGATES),
          this.state.aggregate === "count" ? "" : this.select("y_column", "Y column", names),
          grouped ? "" : this.select("y_type", "Type", TYPES),
        ),
        this.row(
          this.select("color_column", "Color", optional),
          this.state.mark === "circle" ? this.select("size_column", "Size", optional) : "",
          this.swap(),
        ),
      ];
      this.form.replaceChildren(element("h3", {}, "Charting options"), ...rows);
      if (focused) this.form.querySelector(`[name="${focused}"]:checked, select[name="${focused}"], button[name="${focused}"]`)?.focus();
      this.suggest();
    }

    row(...content) {
      return element("div", { class: "filter-row" }, ...content.filter(Boolean));
    }

    marks() {
      const radios = Object.entries(MARKS).map(([value, label]) =>
        element("label", {}, element("input", { type: "radio", name: "mark", value, checked: this.state.mark === value }), " " + label),
      );
      return element("fieldset", { class: "filter-row radio-buttons" }, element("legend", { class: "visually-hidden" }, "Mark"), ...radios);
    }

    select(name, label, options) {
      const chosen = this.state[name] ?? "";
      const select = element("select", { name });
      for (const [value, text] of Object.entries(options)) {
        select.append(element("option", { value, selected: value === chosen }, text));
      }
      if (!(chosen in options)) select.selectedIndex = -1;
      return element("label", { class: "vega-choice" }, element("span", {}, label), element("span", { class: "select-wrapper" }, select));
    }

    unit() {
      return this.state.x_type === "temporal-bin" ? this.select("x_unit", "Span", UNITS) : "";
    }

    swap() {
      const button = element("button", { type: "button", name: "swap", class: "swap-x-y button secondary" }, "Swap X and Y");
      button.addEventListener("click", () => {
        if (this.state.aggregate) {
          this.state.swap = this.state.swap ? "" : "on";
        } else {
          const { x_column, x_type, y_column, y_type } = this.state;
          Object.assign(this.state, { x_column: y_column, x_type: y_type, y_column: x_column, y_type: x_type });
        }
        this.load(true);
      });
      return button;
    }

    choose() {
      const former = this.state;
      const next = { ...former };
      for (const control of this.form.elements) {
        if (control.name && (control.type !== "radio" || control.checked) && control.tagName !== "BUTTON") next[control.name] = control.value;
      }
      const kindOf = (name) => this.answer.columns.find((column) => column.name === name)?.kind;
      if (next.x_column !== former.x_column) {
        const type = TYPE_OF_KIND[kindOf(next.x_column)] || "ordinal";
        next.x_type = next.aggregate && type !== "nominal" && type !== "ordinal" ? type + "-bin" : type;
        delete next.x_unit;
      }
      if (next.aggregate === "count") next.y_column = "";
      else if (!next.y_column) next.y_column = this.answer.columns.find(({ kind }) => kind === "number")?.name || this.answer.columns[0].name;
      this.state = next;
      this.load(true);
    }

    suggest() {
      const buttons = (this.answer.suggestions || []).map(({ title, reason, channels }) => {
        const button = element(
          "button",
          { type: "button", class: "vega-suggestion", "aria-pressed": String(Object.entries(channels).every(([key, value]) => this.state[key] === value)) },
          element("strong", {}, title),
          element("span", {}, reason),
        );
        button.addEventListener("click", () => {
          this.state = { ...channels, swap: "" };
          this.load(true);
        });
        return button;
      });
      this.suggestions.replaceChildren(...buttons);
    }

    // --- what can be taken away

    offer() {
      const name = document.title.replace(/[^\w-]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "chart";
      const button = (label, action) => {
        const node = element("button", { type: "button", class: "button secondary" }, label);
        node.addEventListener("click", () => Promise.resolve(action()).catch((error) => this.fail(error)));
        return node;
      };
      const { view, specification } = this.drawn;
      const answer = this.answer;
      // Nothing answers in the page of somebody else for a copy.
      const embedding = this.embedAddress ? [button("Embed", () => this.embed())] : [];
      this.tools.replaceChildren(
        element("span", {}, "Download"),
        button("PNG", async () => save(name + ".png", await picture(view, "png"))),
        button("SVG", async () => save(name + ".svg", await picture(view, "svg"))),
        button("CSV", () => save(name + ".csv", charts.csvOf(answer), "text/csv;charset=utf-8")),
        button("JSON", () => save(name + ".json", charts.jsonOf(answer), "application/json")),
        button("Specification", () => save(name + ".vl.json", JSON.stringify(specification, null, 1), "application/json")),
        ...embedding,
      );
    }

    embed() {
      const address = new URL(this.embedAddress);
      const channels = { ...this.state };
      const data = new URL(charts.addressOf(this.data, Object.fromEntries(Object.entries(channels).filter(([, value]) => value))));
      address.searchParams.set("rows", data.pathname + data.search);
      const snippet = `<iframe src="${address.href.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}" width="720" height="460" title="Chart" loading="lazy"></iframe>`;
      let text = this.tools.querySelector("textarea");
      if (!text) {
        text = element("textarea", { rows: "3", readonly: "", "aria-label": "Markup to embed this chart", spellcheck: "false" });
        this.tools.append(text);
      }
      text.value = snippet;
      text.select();
    }

    table() {
      const { titles, rows } = charts.tableOf(this.answer);
      const fill = () => {
        if (!this.values.open || this.values.querySelector("table")) return;
        const head = element("tr", {}, ...titles.map((title) => element("th", { scope: "col" }, title)));
        const body = rows.map((row) => element("tr", {}, ...row.map((cell) => element("td", {}, String(cell ?? "")))));
        this.values.append(
          element("div", { class: "table-wrapper" }, element("table", {}, element("thead", {}, head), element("tbody", {}, ...body))),
        );
      };
      this.values.replaceChildren(element("summary", {}, "The values as a table"));
      this.values.ontoggle = fill;
      fill();
    }
  }

  charts.openPanel = (node, parts) => new Panel(node, parts);

  // --- a chart alone, in a page of somebody else

  async function embed(node) {
    const address = new URL(node.dataset.vegaEmbedded, document.baseURI);
    const swap = address.searchParams.get("_g.swap") || "";
    const picture = element("div", { class: "vega-picture" });
    const sentence = element("p", { class: "vega-sentence" });
    node.append(picture, sentence);
    try {
      const answer = await charts.rowsOf(address.href, {});
      if (!answer.channels) throw new Error("These rows hold nothing that could be drawn.");
      answer.channels.swap = swap;
      await charts.draw(picture, answer);
      sentence.textContent = [charts.sentenceOf(answer), ...answer.notes].join(" ");
    } catch (error) {
      sentence.textContent = error.message;
    }
  }

  const alone = document.querySelector("[data-vega-embedded]");
  if (alone) embed(alone);
})();
