// Steps through the stories of a report: arrow keys, buttons and the address (#story-0/step-7) choose a row of the schedule.
// All text is set as text, never as markup.
(() => {
  const stories = JSON.parse(document.getElementById("stories").textContent);

  const arrowText = (change) => `${change.place}: ${change.before} → ${change.after}`;

  // One story: tools, the schedule, and the moment that is shown.
  class View {
    constructor(story, index) {
      this.story = story;
      this.index = index;
      this.step = 0;
      this.section = document.getElementById(`view-${index}`);
      const stage = this.section.querySelector(".stage");
      if (!story.rows.length) return;
      this.position = make("span", "position");
      this.buttons = [
        this.button("First", () => this.go(0)),
        this.button("Back", () => this.go(this.step - 1)),
        this.button("Next", () => this.go(this.step + 1)),
        this.button("Last", () => this.go(story.rows.length - 1)),
        this.button("Previous change", () => this.jump(-1)),
        this.button("Next change", () => this.jump(1)),
      ];
      const [first, back, next, last, ...changes] = this.buttons;
      const hint = make("span", "hint", "Arrow keys, Home and End; n and p go to the next and the previous change");
      this.tools = make("div", "tools", first, back, this.position, next, last, ...changes, hint);
      this.now = make("div", "now");
      this.now.setAttribute("role", "status");
      this.now.setAttribute("aria-live", "polite");
      const memory = make("div", "drawing");
      this.meaning = make("div", "meaning");
      this.schedule = make("div", "schedule", this.table());
      stage.append(this.tools, make("div", "panels", this.schedule, make("div", "moment", this.now, memory, this.meaning)));
      this.memory = new Memory(story, memory);
      this.show();
    }

    button(text, action) {
      const made = make("button", "", text);
      made.type = "button";
      made.addEventListener("click", action);
      return made;
    }

    table() {
      const head = make("tr", "", make("th", "step-column", "Step"), make("th", "cpu-column", "CPU"));
      const busy = new Set(this.story.rows.map((row) => row.thread));
      this.story.threads.forEach((plan, i) => {
        const program = make("span", "program mono", plan.program.join(", "));
        head.append(make("th", busy.has(i) ? "busy" : "idle", plan.name, program));
      });
      for (const cell of head.children) cell.scope = "col";
      this.rows = this.story.rows.map((row, i) => this.row(row, i));
      const body = make("tbody", "", ...this.rows);
      // With few threads there is room for the instruction beside its source line.
      return make("table", this.story.threads.length < 3 ? "few" : "", make("thead", "", head), body);
    }

    row(row, i) {
      const columns = Math.max(this.story.threads.length, 1);
      const last = i === this.story.rows.length - 1;
      const made = make("tr", row.what === "kernel" ? "kernel" : "", make("td", "step", `${last ? "✗ " : ""}${i + 1}`));
      made.classList.toggle("last", last);
      made.append(make("td", `cpu ${colour(row.cpu)}`, row.cpu < 0 ? "" : `CPU ${row.cpu}`));
      if (row.what === "kernel") {
        const cell = make("td", "", `kernel: ${row.text}`, ...this.changes(row, ["memory", "model"]));
        cell.colSpan = columns;
        made.append(cell);
      } else {
        const previous = this.story.rows[i - 1];
        const told = previous?.what === "instruction" && previous.thread === row.thread && previous.line === row.line;
        for (let column = 0; column < columns; column++) {
          const here = column === Math.max(row.thread, 0);
          const cell = make("td", here && row.inside ? "inside" : "");
          if (here) cell.append(...this.words(row, told), ...this.changes(row, ["memory", "model"]));
          made.append(cell);
        }
      }
      made.addEventListener("click", () => this.go(i));
      return made;
    }

    words(row, told = false) {
      const mark = { start: "▶ ", return: "◀ ", effect: "◆ " }[row.what];
      if (mark) return [make("div", row.what === "effect" ? "mark effect" : "mark", mark + row.text)];
      const number = make("span", "number", row.line && !told ? `${row.line} ` : "");
      const source = make("span", "source mono", number, told ? "" : row.source);
      return [make("div", "code", source, make("span", "machine mono", row.text))];
    }

    changes(row, kinds) {
      return row.changes.filter((c) => kinds.includes(c.kind)).map((c) => make("div", `change ${c.kind} mono`, arrowText(c)));
    }

    go(step) {
      this.step = Math.max(0, Math.min(step, this.story.rows.length - 1));
      this.show();
      const address = `#story-${this.index}/step-${this.step + 1}`;
      try {
        history.replaceState(null, "", address);
      } catch {
        // Some browsers refuse when it changes too often: the address is then a little behind.
      }
      // With keys one steps from anywhere: the story comes into view.
      const { top, bottom } = this.tools.getBoundingClientRect();
      if (bottom < 0 || top > innerHeight - 100) this.tools.scrollIntoView({ block: "start" });
    }

    // To the next moment at which memory changes or the kernel steps in.
    jump(way) {
      const rows = this.story.rows;
      let step = this.step + way;
      const quiet = (row) => row.what !== "kernel" && row.changes.every((change) => change.kind === "register");
      while (step > 0 && step < rows.length - 1 && quiet(rows[step])) step += way;
      this.go(step);
    }

    show() {
      const row = this.story.rows[this.step];
      const last = this.step === this.story.rows.length - 1;
      this.section.querySelector("tr[aria-current]")?.removeAttribute("aria-current");
      this.rows[this.step].setAttribute("aria-current", "step");
      this.position.textContent = `Step ${this.step + 1} of ${this.rows.length}`;
      const [first, back, next, end, before, after] = this.buttons;
      // They stay where the focus can be: a button that is disabled would lose it.
      for (const button of [first, back, before]) button.setAttribute("aria-disabled", this.step === 0);
      for (const button of [next, end, after]) button.setAttribute("aria-disabled", last);
      const name = this.story.threads[row.thread]?.name;
      const kernel = row.what === "kernel";
      const where = row.cpu >= 0 ? ` on CPU ${row.cpu}` : "";
      const who = [`Step ${this.step + 1}: `, kernel ? "the kernel" : (name ?? ""), where, row.inside && !kernel ? ", in the critical section" : ""];
      const words = kernel ? [make("div", "", row.text)] : this.words(row);
      const title = make("div", `who ${colour(row.cpu)}`, ...who);
      this.now.className = `now ${kernel ? "by-kernel" : ""} ${last ? "wrong-step" : ""}`;
      this.now.replaceChildren(title, ...words, ...this.changes(row, ["memory", "model", "register"]));
      if (last) this.now.append(make("p", "bad mark", this.story.title));
      this.means();
      this.memory.show(this.step);
      this.scroll();
    }

    // What the model says at this step, from the changes before and after it.
    means() {
      const places = new Map();
      this.story.rows.forEach((row, i) => {
        for (const change of row.changes.filter((c) => c.kind === "model")) {
          if (!places.has(change.place)) places.set(change.place, { value: change.before, changed: false });
          if (i <= this.step) places.set(change.place, { value: change.after, changed: i === this.step });
        }
      });
      this.meaning.hidden = !places.size;
      this.meaning.replaceChildren("The model: ");
      for (const [place, { value, changed }] of places) {
        this.meaning.append(make("div", changed ? "changed mono" : "mono", `${place}: ${value}`));
      }
    }

    // The current row into view, without moving the page.
    scroll() {
      const [box, line] = [this.schedule, this.rows[this.step]];
      const head = box.querySelector("thead").offsetHeight;
      const margin = 40;
      if (line.offsetTop - head - margin < box.scrollTop) box.scrollTop = line.offsetTop - head - margin;
      const bottom = line.offsetTop + line.offsetHeight + margin;
      if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
    }
  }

  const views = stories.map((story, index) => new View(story, index));
  if (!views.length) return;
  let current = views[0];

  // One story at a time: the one that the address names, or the first.
  function follow() {
    const named = /^#story-(\d+)(?:\/step-(\d+))?$/.exec(location.hash);
    current = (named && views[Number(named[1])]) || current;
    for (const view of views) view.section.hidden = view !== current;
    if (!named || !current.story.rows.length) return;
    current.section.scrollIntoView({ block: "start" });
    if (named[2]) current.go(Number(named[2]) - 1);
    else current.show();
  }

  addEventListener("hashchange", follow);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || !current.story.rows.length) return;
    const last = current.story.rows.length - 1;
    const keys = {
      ArrowRight: () => current.go(current.step + 1), ArrowDown: () => current.go(current.step + 1),
      ArrowLeft: () => current.go(current.step - 1), ArrowUp: () => current.go(current.step - 1),
      Home: () => current.go(0), End: () => current.go(last), n: () => current.jump(1), p: () => current.jump(-1),
    };
    if (!Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });
  follow();
})();
