/** Those of the names that stand in a piece of code as whole words, in the order of the code. Longer names come first. */
export function namesIn(code: string, names: readonly string[]): string[] {
  const any = names
    .filter(Boolean)
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replace(/\W/g, String.raw`\$&`))
    .join("|");
  if (any === "") return [];
  const found = code.matchAll(new RegExp(String.raw`(?<!\w)(?:${any})(?!\w)`, "g"));
  return [...new Set(Array.from(found, ([name]) => name))];
}
