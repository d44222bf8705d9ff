// Where the rows of a chart come from: the server, which groups them; or, in a copy of the site without a server, the exported
// rows or those on the page, which are grouped here.
(() => {
  "use strict";

  const charts = (window.pergolaCharts ||= {});

  /** A page from a disk may fetch nothing. */
  const isFile = window.location.protocol === "file:";

  const PREFIX = "_g.";
  const MOST_NAMES = 40;
  const BINS = 20;

  function addressOf(data, channels) {
    const address = new URL(data, document.baseURI);
    for (const [name, value] of Object.entries(channels)) address.searchParams.set(PREFIX + name, value);
    return address.href;
  }

  /** What the server says is wrong is told as it is. */
  async function fromServer(address) {
    const response = await fetch(address, { headers: { accept: "application/json" } });
    const isJson = (response.headers.get("content-type") || "").includes("json");
    if (!isJson) throw Object.assign(new Error("There is no server that groups rows."), { absent: true });
    const answer = await response.json();
    if (!response.ok || answer.ok === false) {
      throw new Error([].concat(answer.errors || answer.error || "The server refused the chart.").join(" "));
    }
    return answer;
  }

  async function exportedRows() {
    const link = document.querySelector(".export-links a[href*=json]");
    if (!link) return [];
    const answer = await (await fetch(link.href)).json();
    const rows = Array.isArray(answer) ? answer : answer.rows || [];
    return rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) =>
          value && typeof value === "object" && "label" in value ? [name + ".label", value.label] : [name, value],
        ),
      ),
    );
  }

  function rowsOfPage() {
    const table = document.querySelector("table.rows-and-columns");
    if (!table) return [];
    const names = [...table.querySelectorAll("thead th")].map((cell) => cell.dataset.column || cell.textContent.trim());
    return [...table.querySelectorAll("tbody tr")].map((row) =>
      Object.fromEntries([...row.cells].map((cell, i) => [names[i] ?? "column " + i, asValue(textOf(cell).trim())])),
    );
  }

  /** Of what refers to another row, its name alone. */
  const textOf = (cell) => (cell.querySelector(":scope > a + em") ? cell.querySelector("a") : cell).textContent;

  const asValue = (text) => (text !== "" && Number.isFinite(Number(text)) ? Number(text) : text);

  const isNumber = (value) => typeof value === "number";
  const isMoment = (value) => typeof value === "string" && /^\d{4}-\d\d(-\d\d([T ]\d\d:\d\d.*)?)?$/.test(value);

  function kindOf(values) {
    const filled = values.filter((value) => value !== null && value !== "");
    const distinct = new Set(filled).size;
    if (filled.length && filled.every(isNumber)) return "number";
    if (filled.length && filled.every(isMoment)) return "time";
    return distinct <= 50 && filled.length >= 3 * distinct ? "category" : "text";
  }

  /** The same choice as that of the server, as far as it goes without it. */
  function chosen(columns) {
    const first = (kind) => columns.find((column) => column.kind === kind)?.name;
    const number = first("number");
    const time = first("time");
    const category = first("category");
    if (time && number) {
      return { mark: "line", x_column: time, x_type: "temporal", y_column: number, y_type: "quantitative" };
    }
    if (category) return { mark: "bar", x_column: category, x_type: "nominal", y_type: "quantitative", aggregate: "count" };
    if (columns[0]?.kind === "text" && number) {
      return { mark: "bar", x_column: columns[0].name, x_type: "ordinal", y_column: number, y_type: "quantitative" };
    }
    const x = number || columns[0]?.name;
    return { mark: "bar", x_column: x, x_type: number ? "quantitative-bin" : "nominal", y_type: "quantitative", aggregate: "count" };
  }

  const AGGREGATES = {
    count: (values) => values.length,
    sum: (values) => values.reduce((sum, value) => sum + value, 0),
    mean: (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
    median: (values) => {
      const sorted = [...values].sort((one, other) => one - other);
      return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
    },
    min: (values) => values.reduce((least, value) => Math.min(least, value), Infinity),
    max: (values) => values.reduce((most, value) => Math.max(most, value), -Infinity),
  };

  function span(moment, unit) {
    const text = String(moment);
    return { year: text.slice(0, 4) + "-01-01", month: text.slice(0, 7) + "-01", hour: text.slice(0, 13) + ":00" }[unit] || text.slice(0, 10);
  }

  function binsOf(values) {
    const least = Math.min(...values);
    const rough = (Math.max(...values) - least || 1) / BINS;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 5, 10].map((factor) => factor * power).find((width) => width >= rough);
    return (value) => {
      const number = Math.floor(value / step);
      return [Number((number * step).toPrecision(12)), Number(((number + 1) * step).toPrecision(12))];
    };
  }

  function grouped(rows, channels) {
    const x = channels.x_column;
    const binned = channels.x_type === "quantitative-bin";
    const bin = binned ? binsOf(rows.map((row) => row[x]).filter(isNumber)) : null;
    const groups = new Map();
    for (const row of rows) {
      const value = row[x];
      if (binned && !isNumber(value)) continue;
      const key = binned ? bin(value) : [channels.x_type.startsWith("temporal") ? span(value, channels.x_unit || "month") : (value ?? "(blank)")];
      if (channels.color_column) key.push(row[channels.color_column] ?? "(blank)");
      const name = JSON.stringify(key);
      if (!groups.has(name)) groups.set(name, { key, values: [], rows: 0 });
      const group = groups.get(name);
      group.rows++;
      const number = channels.aggregate === "count" ? 1 : row[channels.y_column];
      if (isNumber(number)) group.values.push(number);
    }
    const width = binned ? 2 : 1;
    let drawn = [...groups.values()].filter((group) => group.values.length).map(({ key, values, rows: many }) => [
      ...key.slice(0, width),
      AGGREGATES[channels.aggregate](values),
      ...key.slice(width),
      many,
    ]);
    if (channels.x_type === "nominal") drawn = drawn.sort((one, other) => other[1] - one[1]).slice(0, MOST_NAMES);
    else if (channels.x_type !== "ordinal") drawn.sort((one, other) => (one[0] < other[0] ? -1 : 1));
    const title = channels.aggregate === "count" ? "number of rows" : channels.aggregate + " of " + channels.y_column;
    const fields = [{ channel: "x", title: x }];
    if (binned) fields.push({ channel: "x2", title: x });
    fields.push({ channel: "y", title });
    if (channels.color_column) fields.push({ channel: "color", title: channels.color_column });
    fields.push({ channel: "rows", title: "rows" });
    return { fields, rows: drawn };
  }

  function single(rows, channels) {
    const fields = [
      { channel: "x", title: channels.x_column },
      { channel: "y", title: channels.y_column },
    ];
    if (channels.color_column) fields.push({ channel: "color", title: channels.color_column });
    if (channels.size_column) fields.push({ channel: "size", title: channels.size_column });
    return { fields, rows: rows.map((row) => fields.map(({ title }) => row[title] ?? null)) };
  }

  function answerHere(rows, asked) {
    const names = [...new Set(rows.flatMap(Object.keys))];
    const columns = names.map((name) => ({ name, kind: kindOf(rows.map((row) => row[name] ?? null)) }));
    const channels = asked.mark ? asked : chosen(columns);
    const data = channels.aggregate ? grouped(rows, channels) : single(rows, channels);
    const note = `These are the ${rows.length} rows of this page; there is no server here that would group all of them.`;
    return { columns, suggestions: [], channels, ...data, total: rows.length, sample: true, notes: [note] };
  }

  /**
   * The data of a chart.
   *
   * @param data the address of the rows; empty in a copy that does not have it
   * @param channels what was chosen; empty for the chart that suits best
   */
  charts.rowsOf = async (data, channels) => {
    try {
      if (!data || isFile) throw Object.assign(new Error(), { absent: true });
      return await fromServer(addressOf(data, channels));
    } catch (error) {
      if (!error.absent && !(error instanceof TypeError)) throw error;
      const rows = isFile ? [] : await exportedRows().catch(() => []);
      const all = rows.length ? rows : rowsOfPage();
      if (!all.length) throw new Error("There are no rows to be drawn.");
      return answerHere(all, channels);
    }
  };

  charts.addressOf = addressOf;
})();
