// Søket på nettstedet: finner dokumentene som har alle ordene, i registeret som styring har laget i mappen «sok».
"use strict";

const form = document.getElementById("søk");
const field = document.getElementById("q");
const told = document.getElementById("status");
const list = document.getElementById("treff");
const more = document.getElementById("flere");
const text = form.dataset;
const PAGE = 20;
const fetched = new Map();
let latest = 0;

function get(name) {
  if (!fetched.has(name)) {
    const answer = fetch(`${text.register}/${name}.json`).then((response) => {
      if (!response.ok) throw new Error(response.statusText);
      return response.json();
    });
    answer.catch(() => fetched.delete(name));
    fetched.set(name, answer);
  }
  return fetched.get(name);
}

// As in search.py: the longest ending that leaves enough of the word.
function stem(word, index) {
  const ending = index.endelser.find((each) => word.endsWith(each) && word.length - each.length >= index.korteste);
  return ending ? word.slice(0, -ending.length) : word;
}

// The documents that have a word beginning so, each with whether the word stands in its title.
async function documentsWith(word, index) {
  const start = stem(word, index);
  const part = [...start.slice(0, 2)].map((letter) => letter.codePointAt(0).toString(16)).join("-");
  const found = new Map();
  if (!index.deler.includes(part)) return found;
  for (const [term, packed] of Object.entries(await get(part))) {
    if (!term.startsWith(start)) continue;
    let number = 0;
    for (const step of packed) {
      number += step >> 1;
      found.set(number, Boolean(step & 1) || found.get(number) === true);
    }
  }
  return found;
}

async function search(query) {
  const words = query.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [];
  if (!words.length) return [];
  const index = await get("innhold");
  const [first, ...others] = await Promise.all(words.map((word) => documentsWith(word, index)));
  return [...first.keys()]
    .filter((number) => others.every((found) => found.has(number)))
    .map((number) => ({ number, inTitle: [first, ...others].filter((found) => found.get(number)).length }))
    .sort((a, b) => b.inTitle - a.inTitle || b.number - a.number)
    .map((hit) => hit.number);
}

function element(name, className, content) {
  const made = document.createElement(name);
  made.className = className;
  made.append(...content);
  return made;
}

async function entry(number) {
  const { bolk } = await get("innhold");
  const documents = await get(`dokumenter-${Math.floor(number / bolk)}`);
  const [title, address, day, agency, items] = documents[number % bolk];
  const link = element("a", "", [title]);
  link.href = address;
  const lines = [element("p", "dok-tittel", [link]), element("p", "dok-om", [`${day} · ${agency}`])];
  if (items) lines.push(element("p", "dok-linje", [items]));
  return element("li", "", lines);
}

async function show(numbers, turn) {
  const entries = await Promise.all(numbers.slice(0, PAGE).map(entry));
  if (turn !== latest) return;
  const first = list.children.length;
  list.append(...entries);
  list.hidden = !list.children.length;
  const rest = numbers.slice(PAGE);
  more.hidden = !rest.length;
  more.onclick = async () => {
    await show(rest, turn);
    list.children[first + entries.length]?.querySelector("a").focus();
  };
}

async function run() {
  const turn = ++latest;
  const query = field.value.trim();
  history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
  if (query) told.textContent = text.henter;
  try {
    const numbers = await search(query);
    if (turn !== latest) return;
    list.replaceChildren();
    await show(numbers, turn);
    if (turn !== latest) return;
    told.textContent = !query ? "" : text[["ingen", "ett"][numbers.length] ?? "flere"].replace("{tall}", numbers.length);
  } catch {
    if (turn === latest) told.textContent = text.feil;
  }
}

let waiting;
field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(run, 200);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  run();
});
field.value = new URLSearchParams(location.search).get("q") ?? "";
if (field.value) run();
