import type { Fixture } from "../shared/fixture.ts";

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="120"><path d="M10 110 100 20 190 70" fill="none" stroke="orange"/></svg>`;
const picture = { type: "matplotlib", plot: `data:image/svg+xml,${encodeURIComponent(SVG)}` };
const spec = { mark: "bar", data: { values: [{ a: "x", b: 1 }] }, encoding: { x: { field: "a" }, y: { field: "b" } } };
const chart = { type: "altair", plot: JSON.stringify(spec) };

export const fixtures: readonly Fixture[] = [
  { name: "empty", props: { label: "Forecast" } },
  { name: "picture", props: { label: "Forecast", value: picture } },
  { name: "chart", props: { label: "Forecast", value: chart }, isEnhanced: true },
  { name: "broken chart", props: { label: "Forecast", value: { type: "altair", plot: "{" } }, isEnhanced: true },
  { name: "no label", props: { label: "Hidden", showLabel: false, value: picture } },
  { name: "no container", props: { label: "Bare", container: false, value: picture } },
  { name: "long label", props: { label: "A label that goes on ".repeat(8), value: picture } },
  { name: "right to left", props: { label: "תרשים", value: picture } },
];
