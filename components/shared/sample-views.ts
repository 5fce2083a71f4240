import { plainSample, type SampleView } from "./plain-sample.ts";

// The build finds them, so that no list has to know the names of components.
const found = import.meta.glob<SampleView>("../*/sample.ts", { eager: true, import: "sample" });

const views: ReadonlyMap<string, SampleView> = new Map(
  Object.entries(found).map(([path, view]) => [path.split("/")[1] ?? "", view]),
);

/** How a component of this type shows an example. */
export function sampleView(type: string): SampleView {
  return views.get(type) ?? plainSample;
}
