// Draws the answer of rowsOf: as a picture, as a sentence, and as a table of what is to be seen.
(() => {
  "use strict";

  const charts = (window.pergolaCharts ||= {});

  const HEIGHT = 340;
  const MOST_WIDTH = 90;
  const LETTER = 8;
  const PALETTE_LIGHT = ["#2b6b4a", "#c2682c", "#4663a6", "#a3426f", "#7a7a1f", "#3b8b97", "#7b57a8", "#8a5a3c", "#5a6b7b", "#b48a1d"];
  const PALETTE_DARK = ["#7fc79d", "#eb9f6a", "#93abe6", "#e289b3", "#c6c663", "#80cbd6", "#bfa1e6", "#cfa184", "#a9bac9", "#e8c35f"];

  /** Columns can have any name, so values are kept under names of our own, and theirs are titles. */
  const FIELDS = { x: "f0", x2: "f0e", y: "f1", color: "f2", size: "f3", rows: "n" };

  const WORDS = { bar: "Bar chart", line: "Line chart", area: "Area chart", circle: "Scatter plot" };

  const inWords = (value) =>
    typeof value === "number" ? value.toLocaleString("en", { maximumSignificantDigits: 6 }) : String(value ?? "");

  /** A moment without a zone is taken as it is written, wherever the reader is. */
  function moment(value) {
    if (typeof value === "number") return value;
    const text = String(value ?? "").replace(" ", "T");
    const zoned = /T.*(Z|[+-]\d\d:?\d\d)$/.test(text) || !text.includes("T");
    const time = Date.parse(zoned ? text : text + "Z");
    return Number.isNaN(time) ? null : time;
  }

  const isTime = (type, unit) => type.startsWith("temporal") && !/-of-/.test(unit || "");

  function valuesOf(answer) {
    const { channels, fields } = answer;
    const times = {
      x: isTime(channels.x_type, channels.x_unit),
      y: !channels.aggregate && isTime(channels.y_type),
    };
    const values = [];
    for (const row of answer.rows) {
      const value = {};
      fields.forEach(({ channel }, i) => {
        const cell = row[i];
        value[FIELDS[channel]] = times[channel] ? moment(cell) : channel === "color" ? inWords(cell) : cell;
      });
      if (value.f0 !== null && value.f1 !== null && value.f0 !== undefined) values.push(value);
    }
    return values;
  }

  const distinct = (values, field) => [...new Set(values.map((value) => value[field]))];

  function axisOf(axis, answer, values) {
    const { channels } = answer;
    const field = FIELDS[axis];
    const title = answer.fields.find(({ channel }) => channel === axis).title;
    const type = axis === "y" && channels.aggregate ? "quantitative" : channels[axis + "_type"] || "quantitative";
    const unit = axis === "x" ? channels.x_unit : "";
    if (axis === "x" && answer.fields.some(({ channel }) => channel === "x2")) {
      return { field, type: "quantitative", bin: { binned: true }, title };
    }
    if (isTime(type, unit)) return { field, type: "temporal", scale: { type: "utc" }, title };
    if (type.startsWith("quantitative")) return { field, type: "quantitative", bin: type.endsWith("-bin"), title };
    // The order is that in which the values came.
    return { field, type: "ordinal", sort: distinct(values, field), title, axis: { labelLimit: 160, labelOverlap: true } };
  }

  function tooltipOf(answer) {
    return answer.fields.map(({ channel, title }) => ({
      field: FIELDS[channel],
      title: channel === "x2" ? "up to" : title,
      type: channel === "x" && isTime(answer.channels.x_type, answer.channels.x_unit) ? "temporal" : "nominal",
    }));
  }

  /** The specification in the language of Vega-Lite. Nothing in it is an expression, so a name cannot become one. */
  charts.specificationOf = (answer, options = {}) => {
    const { channels } = answer;
    const values = valuesOf(answer);
    const x = axisOf("x", answer, values);
    const y = axisOf("y", answer, values);
    const flat = channels.swap === "on";
    const encoding = flat ? { x: y, y: x } : { x, y };
    if (x.bin?.binned) encoding[flat ? "y2" : "x2"] = { field: FIELDS.x2 };
    const titles = Object.fromEntries(answer.fields.map(({ channel, title }) => [channel, title]));
    if (titles.color) {
      encoding.color = { field: FIELDS.color, type: "nominal", title: titles.color, sort: distinct(values, FIELDS.color) };
    }
    if (titles.size && channels.mark === "circle") {
      encoding.size = { field: FIELDS.size, type: "quantitative", title: titles.size };
    }
    encoding.tooltip = tooltipOf(answer);
    const mark = { type: channels.mark };
    if (channels.mark === "bar" && !x.bin) {
      const width = flat ? 14 : barWidth(values, options.width || 600);
      mark[flat ? "height" : "width"] = width;
      // The first and the last bar would stand across the edges.
      if (x.type !== "ordinal") x.scale = { ...x.scale, padding: width / 2 + 2 };
    }
    if (x.type === "ordinal" && !flat && fits(values, options.width || 600)) x.axis.labelAngle = 0;
    if (channels.mark === "line" && values.length <= 60) mark.point = true;
    if (channels.mark === "area") mark.opacity = 0.7;
    return {
      $schema: "https://vega.github.io/schema/vega-lite/v5.json",
      description: charts.sentenceOf(answer),
      width: "container",
      autosize: { type: "fit-x", contains: "padding" },
      height: flat && x.type === "ordinal" ? Math.max(MOST_WIDTH, 20 * distinct(values, "f0").length) : HEIGHT,
      data: { name: "rows", values },
      mark,
      encoding,
    };
  };

  function barWidth(values, width) {
    const number = Math.max(1, distinct(values, "f0").length);
    return Math.max(1, Math.min(MOST_WIDTH, (0.8 * (width - 80)) / number));
  }

  /** Whether the names find a place beside each other. */
  function fits(values, width) {
    const names = distinct(values, "f0").map((name) => String(name).length);
    return names.length * Math.max(1, ...names) * LETTER < width - 80;
  }

  function shownX(answer, row) {
    const { channels } = answer;
    const value = row[0];
    if (answer.fields[1]?.channel === "x2") return `${inWords(row[0])} to ${inWords(row[1])}`;
    return isTime(channels.x_type, channels.x_unit) ? String(value) : inWords(value);
  }

  /** What is to be seen, for those who do not see it. */
  charts.sentenceOf = (answer) => {
    const { channels, fields, rows } = answer;
    const at = fields.findIndex(({ channel }) => channel === "y");
    const title = fields[at].title;
    const what = `${WORDS[channels.mark] || "Chart"} of ${title} by ${fields[0].title}`;
    const many = `${rows.length.toLocaleString("en")} ${channels.aggregate ? "groups" : "rows"}`;
    const numbers = rows.filter((row) => typeof row[at] === "number");
    if (!numbers.length) return `${what}: ${many}.`;
    const most = numbers.reduce((best, row) => (row[at] > best[at] ? row : best));
    const least = numbers.reduce((best, row) => (row[at] < best[at] ? row : best));
    return `${what}: ${many}, from ${inWords(least[at])} (${shownX(answer, least)}) to ${inWords(most[at])} (${shownX(answer, most)}).`;
  };

  function configOf(dark) {
    const style = getComputedStyle(document.documentElement);
    const own = (name, otherwise) => style.getPropertyValue(name).trim() || otherwise;
    const word = own("--ink-soft", dark ? "#a9b3ac" : "#5d675f");
    const line = own("--line", dark ? "#323b36" : "#e2dfd4");
    const [first, ...others] = dark ? PALETTE_DARK : PALETTE_LIGHT;
    const colors = [own("--leaf", first), ...others];
    return {
      background: "transparent",
      font: "system-ui, sans-serif",
      axis: { labelColor: word, titleColor: word, gridColor: line, domainColor: line, tickColor: line, labelFontSize: 11, titleFontSize: 12 },
      legend: { labelColor: word, titleColor: word, orient: "bottom", columns: 4, labelLimit: 180 },
      view: { stroke: null },
      range: { category: colors },
      mark: { color: colors[0] },
      bar: { color: colors[0] },
      area: { color: colors[0] },
      line: { color: colors[0], strokeWidth: 2 },
      point: { color: colors[0] },
      circle: { color: colors[0], opacity: 0.65, size: 45 },
    };
  }

  charts.isDark = () => window.matchMedia("(prefers-color-scheme: dark)").matches;

  /** Draws without building code from texts: the pages of the site allow none. */
  charts.draw = async (node, answer) => {
    const begun = performance.now();
    delete node.dataset.drawn;
    const specification = charts.specificationOf(answer, { width: node.clientWidth });
    const result = await window.vegaEmbed(node, specification, {
      mode: "vega-lite",
      ast: true,
      renderer: "svg",
      actions: false,
      defaultStyle: false,
      tooltip: { disableDefaultStyle: true, theme: "pergola" },
      config: configOf(charts.isDark()),
    });
    node.dataset.drawn = (performance.now() - begun).toFixed(1);
    return { view: result.view, specification };
  };

  /** What is to be seen as a table: titles, then values. */
  charts.tableOf = (answer) => ({
    titles: answer.fields.map(({ channel, title }) => (channel === "x2" ? title + " up to" : title)),
    rows: answer.rows,
  });

  function quoted(value) {
    const text = value === null || value === undefined ? "" : String(value);
    return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
  }

  charts.csvOf = (answer) => {
    const { titles, rows } = charts.tableOf(answer);
    return [titles, ...rows].map((row) => row.map(quoted).join(",")).join("\r\n") + "\r\n";
  };

  charts.jsonOf = (answer) => {
    const { titles, rows } = charts.tableOf(answer);
    return JSON.stringify({ columns: titles, rows }, null, 1);
  };
})();
