/** The measured part of docs/benchmarks.md. What people have written around it stays. */

import type { Figure, Section } from "../figure.ts";
import type { Measured, Results } from "./results.ts";
import { beside, bound, reading, shareOfLimit } from "./words.ts";

const BEGIN = "<!-- measured: npm run bench writes from here -->";
const END = "<!-- to here -->";

/** Puts the results into the document, in place of those before them. */
export function documentOf(before: string, sections: readonly Section[], results: Results): string {
  const [head, tail] = [before.indexOf(BEGIN), before.indexOf(END)];
  const text = `${BEGIN}\n\n${measuredPart(sections, results)}\n${END}`;
  if (head < 0 || tail < head) return `# Benchmarks\n\n${text}\n`;
  return before.slice(0, head) + text + before.slice(tail + END.length);
}

/** One section as it is shown in a terminal. */
export function sectionText(section: Section, measured: Measured): string {
  return `## ${section.title}\n\n${section.about}\n\n${tables(measured.figures)}\n${notes(measured)}`;
}

function measuredPart(sections: readonly Section[], results: Results): string {
  const known = sections.flatMap((section) => {
    const measured = results[section.name];
    return measured ? [{ section, measured }] : [];
  });
  const missing = sections.filter(({ name }) => !results[name]);
  const figures = known.flatMap(({ measured }) => measured.figures);
  return [
    goals(figures),
    ...known.map(({ section, measured }) => chapter(section, measured)),
    missing.length > 0 ? `Not measured yet: ${missing.map(({ name }) => name).join(", ")}.\n` : "",
  ]
    .filter(Boolean)
    .join("\n");
}

function goals(figures: readonly Figure[]): string {
  const lines = figures.flatMap((figure) =>
    figure.goal
      ? [
          `| ${figure.goal.isMet ? "✓" : "missed"} | ${figure.goal.text} | ${figure.group}: ${figure.name} | ` +
            `${reading(figure.readings.ours, figure.unit)} ${figure.unit} | ${beside(figure.toGradio, figure.better)} | ` +
            `${shareOfLimit(figure.toBare, figure.better)} |`,
        ]
      : [],
  );
  if (lines.length === 0) return "";
  return `## The goals\n\n| | goal | figure | ours | beside Gradio | share of the limit |\n| --- | --- | --- | --- | --- | --- |\n${lines.join("\n")}\n`;
}

function chapter(section: Section, measured: Measured): string {
  const versions = Object.entries(measured.versions).map(([name, version]) => `${name} ${version}`);
  const how = `Measured on ${measured.date}${measured.isQuick ? " (quick run)" : ""} with ${versions.join(", ")} on ${measured.machine}: \`npm run bench -- ${section.name}\`.`;
  const plots = measured.plots.map(({ name, title }) => `![${title}](benchmarks/${name}.svg)\n`);
  return [
    `## ${section.title}\n`,
    `${section.about}\n`,
    ...plots,
    tables(measured.figures),
    notes(measured),
    `${how}\n`,
  ].join("\n");
}

function tables(figures: readonly Figure[]): string {
  const groups = [...new Set(figures.map(({ group }) => group))];
  return groups
    .map((group) =>
      table(
        group,
        figures.filter((figure) => figure.group === group),
      ),
    )
    .join("\n");
}

function table(group: string, figures: readonly Figure[]): string {
  const head = `| ${group} | unit | ours | Gradio | bare platform | beside Gradio | share of the limit | bounded by |`;
  const lines = figures.map((figure) => {
    const { name, unit, better, readings, toGradio, toBare } = figure;
    const values = [readings.ours, readings.gradio, readings.bare].map((each) => reading(each, unit));
    const cells = [name, unit, ...values, beside(toGradio, better), shareOfLimit(toBare, better), bound(figure)];
    return `| ${cells.join(" | ")} |`;
  });
  return `${head}\n| --- | --- | --- | --- | --- | --- | --- | --- |\n${lines.join("\n")}\n`;
}

function notes({ notes }: Measured): string {
  return notes.length === 0 ? "" : `${notes.map((note) => `- ${note}`).join("\n")}\n`;
}
