/** The name that somebody meant, for messages: ` Did you mean "blockShadow"?`, or nothing if none is near. */
export function didYouMean(name: string, known: Iterable<string>): string {
  const wanted = plain(name);
  const ranked = [...known].map((candidate) => ({ candidate, distance: distance(wanted, plain(candidate)) }));
  const [best] = ranked.toSorted((a, b) => a.distance - b.distance);
  return best && best.distance <= Math.max(2, wanted.length / 3) ? ` Did you mean "${best.candidate}"?` : "";
}

/** `button_primary_shadow` and `buttonPrimaryShadow` are the same to a reader. */
function plain(name: string): string {
  return name.replaceAll(/[-_ ]/g, "").toLowerCase();
}

/** How many letters must be changed, added or dropped. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...to].entries()) {
      const changed = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
