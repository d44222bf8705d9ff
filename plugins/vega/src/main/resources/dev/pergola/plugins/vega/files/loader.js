// Offers a chart above the rows. What draws it is loaded when somebody opens it.
(() => {
  "use strict";

  const parts = () => document.querySelector(".vega-parts");
  const hasState = () => /(^|[#&])g\.[a-z_]+=/.test(window.location.hash);

  let ready;

  function run(address) {
    return new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = address;
      script.async = false;
      script.addEventListener("load", done);
      script.addEventListener("error", () => failed(new Error("The script " + address + " could not be loaded.")));
      document.head.append(script);
    });
  }

  /** Scripts that are asked for at once run in the order in which they were asked for. */
  function load() {
    const links = [...parts().querySelectorAll('[data-vega="script"]')];
    ready ||= Promise.all(links.map((link) => run(link.href)));
    return ready;
  }

  function offer(node) {
    node.classList.add("datasette-vega-inactive");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button secondary";
    button.textContent = "Show charting options";
    button.setAttribute("aria-expanded", "false");
    const chart = document.createElement("div");
    chart.hidden = true;
    const message = document.createElement("p");
    message.setAttribute("role", "status");
    node.append(button, message, chart);

    let panel = null;

    function show(open) {
      chart.hidden = !open;
      button.setAttribute("aria-expanded", String(open));
      button.textContent = open ? "Hide the chart" : "Show charting options";
      node.classList.toggle("datasette-vega-inactive", !open);
    }

    async function open() {
      if (panel) {
        show(true);
        return;
      }
      button.disabled = true;
      message.textContent = "Loading what draws charts…";
      try {
        if (!parts()) throw new Error("Charts are no longer offered here. Load the page again.");
        await load();
        message.textContent = "";
        show(true);
        panel = window.pergolaCharts.openPanel(chart, parts());
      } catch (error) {
        ready = undefined;
        message.textContent = error.message;
      } finally {
        button.disabled = false;
      }
    }

    button.addEventListener("click", () => (chart.hidden ? open() : show(false)));
    window.addEventListener("hashchange", () => {
      if (hasState() && !panel) open();
    });
    if (hasState()) open();
  }

  const panel = {
    version: "1.0",
    makeAboveTablePanelConfigs: () => [{ id: "chart", label: "Chart", render: offer }],
  };

  document.addEventListener("datasette_init", (event) => event.detail.registerPlugin("vega", panel));

  // In a copy of the page no script of the site runs, so nobody has announced himself when the page is there. The window hears of
  // that after the document, and so after the scripts of the site.
  window.addEventListener("DOMContentLoaded", () => {
    const place = document.querySelector(".above-table-panel");
    if (place && parts() && !window.__DATASETTE__) offer(place);
  });
})();
