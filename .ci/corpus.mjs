// Writes guides of any size, for measuring. Words are invented and follow Zipf's
// law over a fixed vocabulary, so that what is made of them has the sizes that
// prose has. The same number of questions always gives the same guide.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const categories = "about-you motivation-and-goals work-history mistakes-and-setbacks conflict leadership customers practicalities".split(" ");
const competencies = "accountability adaptability communication teamwork leadership delivery initiative motivation".split(" ");
const roles = "retail-assistant server chef nurse teacher accountant software-developer engineer".split(" ");
const levels = "student entry mid senior manager executive".split(" ");

/** Numbers from 0 to 1 that look like chance: mulberry32, by Tommy Ettinger. */
function chance(seed) {
	return () => {
		seed = seed + 0x6d2b79f5 | 0;
		let t = Math.imul(seed ^ seed >>> 15, 1 | seed);
		t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
		return ((t ^ t >>> 14) >>> 0) / 4294967296;
	};
}

/** Words that can be spoken; the first are short, as the commonest of a language are. */
function vocabulary(size) {
	const next = chance(1);
	const pick = list => list[Math.floor(next() * list.length)];
	const onsets = "b c d f g h l m n p r s t v w st tr pl ch sh br cl pr".split(" ");
	const nuclei = "a e i o u ea ou ai io".split(" ");
	const codas = " n r s t l m d nt st ng ck".split(" ");
	const words = new Set();
	while (words.size < size) {
		let word = "";
		for (let left = 1 + Math.ceil(4 * words.size / size); left > 0; left--) word += pick(onsets) + pick(nuclei) + (next() < 0.5 ? pick(codas) : "");
		words.add(word);
	}
	return [...words];
}

/**
 * Writes a guide with three answers to each question, and returns what readers
 * may type: some words of each question.
 * @param {string} dir
 * @param {number} questions
 * @returns {string[]}
 */
export function writeGuide(dir, questions) {
	const next = chance(questions);
	const pick = list => list[Math.floor(next() * list.length)];
	const vocabularySize = 20000;
	const all = vocabulary(vocabularySize);
	const word = () => all[Math.floor(vocabularySize ** next()) - 1];
	const words = n => Array.from({ length: n }, word).join(" ");
	const capital = text => text[0].toUpperCase() + text.slice(1);
	const sentence = () => capital(words(8 + Math.floor(next() * 14))) + ".";
	const paragraph = () => Array.from({ length: 3 + Math.floor(next() * 4) }, sentence).join(" ");
	const put = (path, ...lines) => {
		mkdirSync(join(dir, path, ".."), { recursive: true });
		writeFileSync(join(dir, path), lines.join("\n") + "\n");
	};
	put("site.yaml", "title: Measured");
	return Array.from({ length: questions }, (_, i) => {
		const folder = `questions/q${i}/`;
		const title = capital(words(7));
		put(folder + "index.md", "---", `question: ${title} ${i}`, `category: ${pick(categories)}`, `competency: [${pick(competencies)}]`,
			`summary: ${capital(words(14))}`, `also_asked: [${words(6)} ${i}, ${words(6)} a${i}]`, "---", "", paragraph(), "",
			"## Why they ask", "", paragraph(), "", "## How to answer", "", paragraph(), "", paragraph(), "", "## Avoid", "", `- ${sentence()}`, `- ${sentence()}`);
		for (let k = 0; k < 3; k++) {
			put(`${folder}answer-${k}.md`, "---", `role: ${pick(roles)}`, `level: ${pick(levels)}`, "industry: retail", `summary: ${capital(words(14))}`, "framework: star", "---", "",
				...["Situation", "Task", "Action", "Result"].flatMap(part => [`**${part}.** ${paragraph()}`, ""]), "## Why it works", "", `- ${sentence()}`);
		}
		return title.toLowerCase().split(" ").slice(1, 4).join(" ");
	});
}
