// Opens pages in headless Chromium and tells what it saw; judging is left to browser.py.
//
// stdin:  {"chromium": path, "pages": [file URL], "viewports": [{"name", "width", "height"}], "tags": [axe tag], "workers": n}
// stdout: one JSON object a page: {"url", "requests": [URL of another origin], "console": [text],
//         "views": [{"name", "width", "scrollWidth", "violations": [finding], "incomplete": [finding]}],
//         "failed": text, only when the page could not be examined}
//         where a finding is {"rule", "help", "nodes": [{"target", "why"}]}

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

const order = JSON.parse(await text(process.stdin));
const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch({
  executablePath: order.chromium,
  args: QUIET,
});

const summary = (finding) => ({
  rule: finding.id,
  help: finding.help,
  nodes: finding.nodes.map((node) => ({ target: node.target.flat().join(" "), why: node.failureSummary ?? "" })),
});

async function view(page, { name, width, height }) {
  await page.setViewportSize({ width, height });
  const options = { runOnly: { type: "tag", values: order.tags }, resultTypes: ["violations", "incomplete"] };
  const found = await page.evaluate((axeOptions) => window.axe.run(document, axeOptions), options);
  const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
  return {
    name,
    width,
    scrollWidth,
    violations: found.violations.map(summary),
    incomplete: found.incomplete.map(summary),
  };
}

// One worker keeps one page as long as all goes well: a new one for every document takes longer than axe does.
async function work(waiting) {
  const context = await browser.newContext();
  let seen;
  await context.route(
    (asked) => asked.protocol !== "file:" && asked.protocol !== "data:",
    (route) => {
      seen.requests.push(route.request().url());
      return route.abort();
    },
  );
  context.on("console", (message) => message.type() === "error" && seen.console.push(message.text()));
  context.on("weberror", (problem) => seen.console.push(String(problem.error())));
  let page = await context.newPage();
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    seen = { url, requests: [], console: [], views: [] };
    try {
      await page.goto(url, { waitUntil: "load" });
      await page.evaluate(axeSource);
      for (const viewport of order.viewports) seen.views.push(await view(page, viewport));
    } catch (error) {
      seen.failed = String(error);
      // The browser may still be on its way to a page of its own that tells of the error.
      await page.close();
      page = await context.newPage();
    }
    process.stdout.write(`${JSON.stringify(seen)}\n`);
  }
}

try {
  const waiting = [...order.pages];
  await Promise.all(Array.from({ length: order.workers }, () => work(waiting)));
} finally {
  await browser.close();
}
