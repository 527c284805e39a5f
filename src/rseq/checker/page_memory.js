// Draws the memory of a story at one of its rows: a box for each copy, item or object, and an arrow from each pointer to what it
// points at. All text is set as text, never as markup. page.js, which comes after it in the page's one script, uses it.
"use strict";

const SVG = "http://www.w3.org/2000/svg";

function make(tag, kind = "", ...content) {
  const made = document.createElement(tag);
  if (kind) made.className = kind;
  made.append(...content);
  return made;
}

function draw(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

const colour = (cpu) => (cpu < 0 ? "" : `cpu-${cpu % 4}`);

class Memory {
  constructor(story, place) {
    this.story = story;
    this.place = place;
    this.boxes = new Map(); // by name, such as nodes[2]
    this.cells = []; // in the order of story.cells
    this.cpus = [];
    // Room for the longest value, so that nothing moves while one steps.
    const longest = Math.max(4, ...story.rows.flatMap((row) => row.memory.map((value) => value.length)));
    place.style.setProperty("--longest", `${Math.min(longest, 24)}ch`);
    const row = make("div", "cpus");
    for (let cpu = 0; cpu < story.cpus; cpu++) {
      const runs = make("div", "runs");
      const box = make("div", `cpu-box ${colour(cpu)}`, make("div", "name", `CPU ${cpu}`), runs);
      this.cpus.push({ box, runs });
      row.append(box);
    }
    place.append(row);
    const rows = new Map(); // by object, where its items stand
    for (const cell of story.cells) {
      const name = cell.index < 0 ? cell.object : `${cell.object}[${cell.index}]`;
      if (!this.boxes.has(name)) this.boxes.set(name, this.box(name, cell, rows));
      const value = make("span", "value");
      const line = make("div", "cell", make("span", "field", cell.field), value);
      this.boxes.get(name).append(line);
      this.cells.push({ line, value, box: this.boxes.get(name) });
    }
    this.svg = draw("svg", { "aria-hidden": "true" });
    place.append(this.svg);
    new ResizeObserver(() => this.arrows()).observe(place);
  }

  box(name, cell, rows) {
    const box = make("div", "box", make("div", "name", name));
    const cpu = cell.per_cpu && this.cpus[cell.index];
    if (cpu) {
      cpu.box.append(box);
      return box;
    }
    if (!rows.has(cell.object)) {
      rows.set(cell.object, make("div", "items"));
      this.place.append(make("div", "object-name", cell.object), rows.get(cell.object));
    }
    rows.get(cell.object).append(box);
    return box;
  }

  values(step) {
    // A row that tells nothing of the memory leaves it as it was.
    while (step > 0 && this.story.rows[step].memory.length !== this.cells.length) step--;
    return this.story.rows[step].memory;
  }

  show(step) {
    const values = this.values(step);
    const before = step > 0 ? this.values(step - 1) : values;
    const stored = new Set(this.story.rows[step].changes.map((change) => change.place));
    this.place.classList.toggle("wrong-step", step === this.story.rows.length - 1);
    this.cells.forEach((cell, i) => {
      const value = values[i] ?? "?";
      cell.value.textContent = value;
      cell.changed = value !== (before[i] ?? "?") || stored.has(this.story.cells[i].name);
      cell.line.classList.toggle("changed", cell.changed);
      cell.line.classList.toggle("nothing", ["None", "0", "False"].includes(value));
      cell.target = this.boxes.get(value) ?? this.cells[this.story.cells.findIndex((other) => other.name === value)]?.box;
    });
    this.runners(step);
    this.arrows();
  }

  // Which thread runs on which CPU: the one that acts now, and elsewhere whoever acted there last.
  runners(step) {
    const now = this.story.rows[step];
    this.cpus.forEach(({ box, runs }, cpu) => {
      let thread = -1;
      for (const row of this.story.rows.slice(0, step + 1)) {
        if (row.thread < 0) continue;
        if (row.cpu === cpu) thread = row.thread;
        else if (row.thread === thread) thread = -1; // it went to another CPU
      }
      const acting = now.cpu === cpu && now.what !== "kernel";
      const name = this.story.threads[thread]?.name;
      box.classList.toggle("acting", acting);
      if (now.cpu === cpu && now.what === "kernel") runs.textContent = "the kernel runs";
      else if (!name) runs.textContent = "no thread here";
      else if (acting) runs.textContent = `${name} runs${now.inside ? ", in its section" : ""}`;
      else runs.textContent = `${name} was here last`;
    });
  }

  arrows() {
    const from = this.place.getBoundingClientRect();
    if (!from.width) return;
    const area = (element) => {
      const { left, top, right, bottom, width } = element.getBoundingClientRect();
      const x = left - from.left + this.place.scrollLeft;
      const y = top - from.top + this.place.scrollTop;
      return { left: x, top: y, right: x + right - left, bottom: y + bottom - top, middle: x + width / 2 };
    };
    this.svg.replaceChildren();
    const entered = new Map(); // how many arrows a box has got: they end side by side
    for (const cell of this.cells) {
      if (!cell.target) continue;
      const nth = entered.get(cell.target) ?? 0;
      entered.set(cell.target, nth + 1);
      const group = draw("g", { class: cell.changed ? "new" : "" });
      const { line, tip, start } = Memory.curve(area(cell.line), area(cell.box), area(cell.target), nth * 14);
      const dot = draw("circle", { cx: start[0], cy: start[1], r: 3 });
      group.append(dot, draw("path", { d: line }), draw("path", { d: tip, class: "tip" }));
      this.svg.append(group);
    }
  }

  // From the dot at the right of a cell to its target: across to the next box, down from above, up from below, or around.
  static curve(cell, own, target, aside) {
    const [x, y] = [cell.right - 6, (cell.top + cell.bottom) / 2];
    const start = [x, y];
    const across = target.left >= own.right && target.left - own.right < 80 && target.top < y && target.bottom > y;
    if (across) {
      const end = target.left;
      return { start, line: `M${x},${y} H${end - 6}`, tip: `M${end},${y} l-9,-4.5 v9 z` };
    }
    const end = target.middle + aside;
    const bend = Math.max(26, Math.min(70, Math.abs(end - x) / 3));
    if (target.top > own.bottom) {
      const to = target.top;
      return { start, line: `M${x},${y} C${x + 34},${y + 4} ${end},${to - 40} ${end},${to - 6}`, tip: `M${end},${to} l-4.5,-9 h9 z` };
    }
    const to = target.bottom;
    const lowest = Math.max(own.bottom, to) + bend * 0.7;
    return { start, line: `M${x},${y} C${x + 36},${lowest} ${end},${lowest + 6} ${end},${to + 6}`, tip: `M${end},${to} l-4.5,9 h9 z` };
  }
}
