// Reads a site in headless Chromium as different people do, and tells what it saw; judging is left to site_gate.py.
//
// stdin:  {"chromium": path, "base": URL, "pages": [relative], "viewports": [{"name", "width", "height"}], "tags": [axe tag],
//          "search": {"page": relative, "queries": [text]}, "workers": n}
// stdout: one JSON object a page: {"page", "requests": [URL of another origin], "console": [text],
//         "views": [{"name", "width", "scrollWidth", "violations": [finding], "incomplete": [finding]}],
//         "tabs": [{"tag", "text", "outline", "visible"}], "reached": n, "focusable": n,
//         "plain": main text without JavaScript, "text": main text with it,
//         "printed": bytes of PDF, "shownInPrint": [selector], "failed": text, only when the page could not be examined}
//         and one for the search: {"search": [{"query", "status", "titles", "addresses", "focused"}], "requests", "console"}

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";
import { chromium } from "playwright-core";

// Chromium's own services would ask for hosts that a closed network refuses, and mix with what the page asks for.
const QUIET = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const NOT_FOR_PAPER = [".nett-topp ul", ".nett-sti", ".nett-ramme", "form", "button"];

const order = JSON.parse(await text(process.stdin));
const origin = new URL(order.base).origin;
const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch({ executablePath: order.chromium, args: QUIET });

const summary = (finding) => ({
  rule: finding.id,
  help: finding.help,
  nodes: finding.nodes.map((node) => ({ target: node.target.flat().join(" "), why: node.failureSummary ?? "" })),
});

const mainText = (page) => page.evaluate(() => document.querySelector("main")?.innerText ?? "");

// A context, and what its pages have asked others for and complained about since it was last emptied.
async function context(options) {
  const made = await browser.newContext(options);
  const seen = { requests: [], console: [] };
  await made.route(
    (asked) => asked.origin !== origin && asked.protocol !== "data:",
    (route) => {
      seen.requests.push(route.request().url());
      return route.abort();
    },
  );
  made.on("console", (message) => message.type() === "error" && seen.console.push(message.text()));
  made.on("weberror", (problem) => seen.console.push(String(problem.error())));
  return { made, seen };
}

// axe is put in by the debugger, which no policy of the page holds back.
async function view(page, { name, width, height }) {
  await page.setViewportSize({ width, height });
  const options = { runOnly: { type: "tag", values: order.tags }, resultTypes: ["violations", "incomplete"] };
  const found = await page.evaluate((axeOptions) => window.axe.run(document, axeOptions), options);
  const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
  const [violations, incomplete] = [found.violations.map(summary), found.incomplete.map(summary)];
  return { name, width, scrollWidth, violations, incomplete };
}

// Every Tab until the focus leaves the page: what has it, and whether one can see that it does.
async function tabs(page) {
  const steps = [];
  await page.evaluate(() => { document.activeElement?.blur(); window.getSelection()?.removeAllRanges(); });
  for (let turn = 0; turn < 400; turn += 1) {
    await page.keyboard.press("Tab");
    const step = await page.evaluate(() => {
      const at = document.activeElement;
      if (!at || at === document.body) return null;
      const again = at.dataset.tabbed === "yes";
      at.dataset.tabbed = "yes";
      const style = getComputedStyle(at);
      const box = at.getBoundingClientRect();
      return {
        again,
        tag: at.tagName.toLowerCase(),
        text: (at.innerText ?? "").slice(0, 60),
        outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
        visible: box.width > 0 && box.height > 0 && box.right > 0 && box.left < innerWidth,
      };
    });
    if (step === null || step.again) break;
    steps.push(step);
  }
  return steps;
}

const focusable = () =>
  [...document.querySelectorAll("a[href], button, input, [tabindex='0']")].filter((each) => each.getClientRects().length).length;

async function examine(page, name) {
  await page.emulateMedia({ media: "screen" });
  await page.goto(order.base + name, { waitUntil: "load" });
  await page.evaluate(axeSource);
  const views = [];
  for (const viewport of order.viewports) views.push(await view(page, viewport));
  const steps = await tabs(page);
  const found = { views, tabs: steps, focusable: await page.evaluate(focusable), text: await mainText(page) };
  await page.emulateMedia({ media: "print" });
  found.shownInPrint = await page.evaluate(
    (selectors) => selectors.filter((each) => [...document.querySelectorAll(each)].some((one) => one.getClientRects().length)),
    NOT_FOR_PAPER,
  );
  found.printed = (await page.pdf({ format: "A4" })).length;
  return found;
}

async function work(waiting) {
  const withScript = await context({});
  const without = await context({ javaScriptEnabled: false });
  let page = await withScript.made.newPage();
  const plain = await without.made.newPage();
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    for (const { seen } of [withScript, without]) Object.assign(seen, { requests: [], console: [] });
    let told = { page: name };
    try {
      Object.assign(told, await examine(page, name));
      await plain.goto(order.base + name, { waitUntil: "load" });
      told.plain = await plain.locator("main").innerText();
    } catch (error) {
      told.failed = String(error);
      await page.close();
      page = await withScript.made.newPage();
    }
    told.requests = [...withScript.seen.requests, ...without.seen.requests];
    told.console = [...withScript.seen.console, ...without.seen.console];
    process.stdout.write(`${JSON.stringify(told)}\n`);
  }
}

// A search on a phone, by keyboard alone.
async function search({ page: name, queries }) {
  const { made, seen } = await context({ viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true });
  const page = await made.newPage();
  const results = [];
  for (const query of queries) {
    await page.goto(order.base + name, { waitUntil: "load" });
    await page.focus("#q");
    await page.keyboard.type(query);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => /\d treff|Ingen/.test(document.getElementById("status").textContent), null, { timeout: 5000 });
    await page.evaluate(axeSource);
    const links = page.locator("#treff a");
    results.push({
      query,
      status: await page.locator("#status").innerText(),
      titles: await links.allInnerTexts(),
      addresses: await links.evaluateAll((all) => all.map((each) => each.href)),
      view: await view(page, { name: "320 px", width: 320, height: 640 }),
    });
  }
  process.stdout.write(`${JSON.stringify({ search: results, ...seen })}\n`);
}

try {
  const waiting = [...order.pages];
  await Promise.all([...Array.from({ length: order.workers }, () => work(waiting)), search(order.search)]);
} finally {
  await browser.close();
}
