import { type Choice, choicePairs, isChoice } from "./choices.ts";
import { cut, plainSample, type SampleContext } from "./plain-sample.ts";

/** One or several choices, by the texts that visitors see. */
export function choiceSample(value: unknown, { props }: SampleContext): string {
  if (value === null || value === undefined) return "";
  const pairs = choicePairs(choicesOf(props["choices"]));
  const display = (each: unknown): string => pairs.find(([, known]) => known === each)?.[0] ?? plainSample(each);
  return cut([value].flat().map(display).join(", "));
}

function choicesOf(choices: unknown): readonly Choice[] {
  return Array.isArray(choices) ? choices.filter(isChoice) : [];
}
