// A listing, cut down at once by age, programme and 街道; the choice stands in the address, to be shared.
const form = document.querySelector("[data-filter]");
const boxes = [...form.querySelectorAll("input")];
const rows = [...document.querySelectorAll("[data-terms]")];
const sections = [...new Set(rows.map((row) => row.closest(".section")).filter(Boolean))];
const count = form.querySelector("[data-filter-count]");
const clear = form.querySelector("[data-filter-clear]");

const chosen = () => boxes.filter((box) => box.checked).map((box) => box.value);

// One word of every group that has a choice.
const fits = (row, words) => {
  const groups = new Set(words.map((word) => word.split("/")[0]));
  const mine = row.dataset.terms.split(" ");
  return [...groups].every((group) => words.some((word) => word.startsWith(`${group}/`) && mine.includes(word)));
};

const show = () => {
  const words = chosen();
  for (const row of rows) row.hidden = !fits(row, words);
  if (words.length) for (const month of document.querySelectorAll("details.later")) month.open = true;
  for (const section of sections) section.hidden = !section.querySelector("[data-terms]:not([hidden])");
  const mine = rows.filter((row) => !row.closest("details.past"));
  const left = mine.filter((row) => !row.hidden).length;
  count.textContent = words.length ? `选出${left}${form.dataset.filter}，一共${mine.length}${form.dataset.filter}${left ? "" : "。少选几样试试"}。` : "";
  clear.hidden = !words.length;
  return words;
};

const write = () => {
  const words = show();
  history.replaceState(history.state, "", words.length ? `#only=${words.join(",")}` : location.pathname + location.search);
};

// Other targets, such as the menu's, leave the choice as it is.
const read = () => {
  if (!location.hash.startsWith("#only=")) return;
  const words = location.hash.slice(6).replace(/%2f/gi, "/").replace(/%2c/gi, ",").split(","); // as some messengers write it
  for (const box of boxes) box.checked = words.includes(box.value);
  form.open = boxes.some((box) => box.checked);
  show();
};

form.addEventListener("change", write);
clear.addEventListener("click", () => {
  for (const box of boxes) box.checked = false;
  write();
  form.querySelector("summary").focus();
});
form.hidden = false;
for (const box of boxes) box.checked = false; // what the browser restored by itself
addEventListener("hashchange", read);
read();
