// Holds one page of each important kind to Lighthouse, as on a telephone with a
// slow connection: accessibility, best practices and SEO must be perfect, and
// performance nearly so.
//
//   node lighthouse.mjs MODULES STARLING OUT
//
// MODULES is the folder that npm installed Lighthouse into, STARLING the program,
// OUT an absent folder for the site. CHROME_PATH names the browser.

import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { serve } from "./host.mjs";

const [modules, starling, out] = process.argv.slice(2);
const load = name => import(pathToFileURL(join(modules, "node_modules", name)).href);
const { default: lighthouse } = await load("lighthouse/core/index.js");
const { launch } = await load("chrome-launcher/dist/index.js");

// The least that each category must come to, of 100.
const wanted = { accessibility: 100, "best-practices": 100, seo: 100, performance: 99 };
const categories = Object.keys(wanted);
// Performance is measured, so a machine that is busy with something else spoils
// it: the best of so many tries counts.
const tries = 3;

/** A category's score, of 100. */
const score = (lhr, name) => Math.round(lhr.categories[name].score * 100);

/**
 * Returns the pages to look at: the home page, the list, and the question with
 * the most answers with one of them.
 * @returns {string[]}
 */
function pages() {
	const folders = dir => readdirSync(join(out, dir), { withFileTypes: true })
		.filter(e => e.isDirectory() && existsSync(join(out, dir, e.name, "index.html"))).map(e => `${dir}${e.name}/`);
	const [question] = folders("questions/").sort((a, b) => folders(b).length - folders(a).length || (a < b ? -1 : 1));
	return ["", "questions/", question, folders(question)[0], folders("articles/")[0], ...["search/"].filter(dir => existsSync(join(out, dir)))];
}

const server = await serve(out);
execFileSync(starling, ["build", "--quiet", "--out", out, "--base-url", server.address], { stdio: "inherit" });
const chrome = await launch({
	chromeFlags: [
		"--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage",
		"--disable-background-networking", "--disable-component-update", "--disable-sync",
	],
});
let failed = false;

/** Looks at a page, again while only the measured category falls short. */
async function look(page) {
	for (let left = tries - 1; ; left--) {
		const { lhr } = await lighthouse(server.address + page, {
			port: chrome.port, logLevel: "error", onlyCategories: categories,
		});
		if (lhr.runtimeError) throw new Error(`${page}: ${lhr.runtimeError.message}`);
		const short = categories.filter(name => score(lhr, name) < wanted[name]);
		if (left === 0 || short.join() !== "performance") return { lhr, short };
	}
}

for (const page of pages()) {
	const { lhr, short } = await look(page);
	const shown = name => lhr.audits[name]?.displayValue ?? "?";
	console.log(`/${page}\n  ${categories.map(name => `${name} ${score(lhr, name)}`).join(", ")};`,
		`largest paint ${shown("largest-contentful-paint")}, shift ${shown("cumulative-layout-shift")},`,
		shown("total-byte-weight"));
	for (const name of short) {
		failed = true;
		for (const { id, weight } of lhr.categories[name].auditRefs) {
			const audit = lhr.audits[id];
			if (weight === 0 || audit.score === null || audit.score === 1) continue;
			console.log(`  ${name}: ${id}: ${audit.title}`);
			for (const item of audit.details?.items ?? []) {
				console.log(`    ${item.node?.snippet ?? item.description ?? item.source ?? JSON.stringify(item)}`.slice(0, 300));
			}
		}
	}
}
chrome.kill();
server.close();
process.exit(failed ? 1 : 0);
