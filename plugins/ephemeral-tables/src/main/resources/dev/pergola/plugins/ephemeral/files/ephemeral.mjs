// Makes countdowns of the times at which tables expire. The server says how long that is; until it has answered, the clock
// of this machine is believed.

const ANNOUNCED = [300, 60, 10];

/** 12m, 4m 32s, 45s: as the server writes it. */
export function words(seconds) {
  const whole = Math.max(0, Math.ceil(seconds));
  const minutes = Math.floor(whole / 60);
  if (minutes >= 10) return `${minutes}m`;
  return minutes > 0 ? `${minutes}m ${whole % 60}s` : `${whole}s`;
}

/** How long something lives, corrected by what the server says. */
class Life {
  constructor(secondsLeft, status) {
    this.status = status;
    this.over = false;
    this.left = secondsLeft;
  }

  set left(seconds) {
    this.end = performance.now() + seconds * 1000;
  }

  get left() {
    return (this.end - performance.now()) / 1000;
  }

  /** Asks the server; where it does not answer, its last word counts. */
  async ask() {
    try {
      const response = await fetch(this.status, { cache: "no-store" });
      const [known] = response.ok ? (await response.json()).tables : [{ seconds_left: this.left }];
      this.over = !known || !(response.ok || this.left > 0);
      if (known) this.left = known.seconds_left;
    } catch {
      this.over = this.left < 0;
    }
  }
}

/** Calls something when a life has another second less, and at its end, of which the server is asked. */
function follow(life, show, ended) {
  const tick = async () => {
    if (!life.over && life.left <= 0) await life.ask();
    if (life.over) {
      ended();
      return;
    }
    show(Math.max(0, life.left));
    setTimeout(tick, life.left > 0 ? ((life.left * 1000) % 1000) + 20 : 250);
  };
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && !life.over) life.ask();
  });
  tick();
}

const secondsUntil = (time) => (Date.parse(time) - Date.now()) / 1000;

/** Says something to those who hear the page. */
function announcer(after) {
  const news = document.createElement("p");
  news.className = "visually-hidden";
  news.setAttribute("aria-live", "polite");
  after.after(news);
  let last = Infinity;
  return (text, seconds) => {
    const mark = ANNOUNCED.find((moment) => seconds <= moment && last > moment);
    if (seconds <= 0 || (mark !== undefined && last !== Infinity)) news.textContent = text;
    last = seconds;
  };
}

async function countdown(timer) {
  const { what, expires, status, database } = timer.dataset;
  const announce = announcer(timer);
  const life = new Life(secondsUntil(expires), status);
  await life.ask();
  follow(
    life,
    (left) => {
      timer.textContent = `${what} expires in ${words(left)}`;
      timer.classList.toggle("is-short", left < 60);
      announce(timer.textContent, left);
    },
    () => {
      timer.textContent = `${what} has expired`;
      announce(timer.textContent, 0);
      const back = document.createElement("a");
      back.href = database;
      back.textContent = "Go to the database";
      timer.append(". ", back);
      timer.classList.add("is-over");
      document.body.classList.add("ephemeral-over");
    },
  );
}

/** A few words behind the name of a table. */
function badge(element, life) {
  follow(
    life,
    (seconds) => {
      element.textContent = words(seconds);
    },
    () => {
      element.textContent = "expired";
      element.closest("li, .db-table")?.classList.add("ephemeral-gone");
    },
  );
}

/** The list of tables on the page of the database gets the times that are told for all of them at once. */
async function list(note) {
  const times = note.dataset.ephemeralList;
  const response = await fetch(times, { cache: "no-store" });
  if (!response.ok) return;
  const links = new Map();
  for (const link of document.querySelectorAll(".db-table h3 > a, #views + ul a")) {
    links.set(link.getAttribute("href"), link);
  }
  for (const { path, name, seconds_left } of (await response.json()).tables) {
    const link = links.get(path);
    if (!link) continue;
    const element = document.createElement("span");
    element.className = "ephemeral-left";
    element.title = "until it expires";
    link.after(" ", element);
    badge(element, new Life(seconds_left, `${times}?table=${encodeURIComponent(name)}`));
  }
}

for (const timer of document.querySelectorAll("#ephemeral-timer")) countdown(timer);
for (const left of document.querySelectorAll(".ephemeral-left[data-expires]")) {
  badge(left, new Life(secondsUntil(left.dataset.expires), left.dataset.status));
}
for (const note of document.querySelectorAll("[data-ephemeral-list]")) list(note);
