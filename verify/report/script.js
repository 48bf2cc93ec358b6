"use strict";
document.documentElement.classList.add("js");
const table = document.getElementById("table");
const body = table.tBodies[0];
const rows = [...body.rows];
const form = document.getElementById("filter");
const words = document.getElementById("words");
const picks = ["field", "subject", "dtype", "verdict"].map((name) => [name, document.getElementById("by-" + name)]);
const shown = document.getElementById("shown");
const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));

function filter() {
  const wanted = words.value.toLowerCase().replaceAll("_", " ").split(/\s+/);
  let count = 0;
  for (const row of rows) {
    const fits = picks.every(([name, pick]) => !pick.value || row.dataset[name] === pick.value) &&
      wanted.every((word) => texts.get(row).includes(word));
    row.hidden = !fits;
    count += fits;
  }
  shown.textContent = count === rows.length ? `${count}` : `${count} of ${rows.length}`;
}

function key(row, column) {
  const cell = row.cells[column];
  return cell.dataset.sort === undefined ? cell.textContent : Number(cell.dataset.sort);
}

function sort(header) {
  const rising = header.getAttribute("aria-sort") !== "ascending";
  for (const other of header.parentNode.cells) other.removeAttribute("aria-sort");
  header.setAttribute("aria-sort", rising ? "ascending" : "descending");
  const column = header.cellIndex;
  const order = [...rows].sort((one, two) => {
    const [a, b] = [key(one, column), key(two, column)];
    return (typeof a === "number" ? a - b : a.localeCompare(b)) * (rising ? 1 : -1);
  });
  body.append(...order);
}

form.hidden = false;
form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
for (const header of table.tHead.rows[0].cells) header.addEventListener("click", () => sort(header));
addEventListener("beforeprint", () => document.querySelectorAll(".broken details").forEach((part) => { part.open = true; }));
