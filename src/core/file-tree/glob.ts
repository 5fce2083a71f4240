/** Patterns of paths, as Python's `fnmatch` reads them. */

type Token = "any" | "one" | ((character: string) => boolean);

/**
 * Tells whether a pattern fits a whole path: `*` is any text, `?` one character, `[a-z]` one of these, `[!a-z]` any
 * other. A slash before the path is there if the pattern wants one: what asks for some folder finds the top too.
 */
export function globOf(glob: string): (path: string) => boolean {
  const tokens = tokensOf([...glob]);
  return (path) => fits(tokens, [...path]) || fits(tokens, ["/", ...path]);
}

/** Never takes longer than both lengths multiplied, whatever the pattern: only the last `*` is tried again. */
function fits(tokens: readonly Token[], text: readonly string[]): boolean {
  let [token, at, lastAny, retryAt] = [0, 0, -1, 0];
  while (at < text.length) {
    const wanted = tokens[token];
    if (wanted === "any") {
      lastAny = token++;
      retryAt = at;
    } else if (wanted !== undefined && (wanted === "one" || wanted(text[at] ?? ""))) {
      token++;
      at++;
    } else if (lastAny >= 0) {
      token = lastAny + 1;
      at = ++retryAt;
    } else return false;
  }
  return tokens.slice(token).every((rest) => rest === "any");
}

function tokensOf(glob: readonly string[]): Token[] {
  const tokens: Token[] = [];
  for (let i = 0; i < glob.length; i++) {
    const character = glob[i] ?? "";
    const end = character === "[" ? endOfSet(glob, i) : -1;
    if (end > 0) {
      tokens.push(setOf(glob.slice(i + 1, end)));
      i = end;
    } else if (character === "*") tokens.push("any");
    else tokens.push(character === "?" ? "one" : (other) => other === character);
  }
  return tokens;
}

/** Where the bracket closes, or -1: then it stands for itself. One that comes first is among what it holds. */
function endOfSet(glob: readonly string[], start: number): number {
  const first = start + (glob[start + 1] === "!" ? 2 : 1);
  return glob.indexOf("]", first + (glob[first] === "]" ? 1 : 0));
}

function setOf(content: readonly string[]): Token {
  const isNegated = content[0] === "!";
  const listed = isNegated ? content.slice(1) : content;
  const ranges: (readonly [from: string, to: string])[] = [];
  for (let i = 0; i < listed.length; i++) {
    const from = listed[i] ?? "";
    const to = listed[i + 1] === "-" ? listed[i + 2] : undefined;
    ranges.push([from, to ?? from]);
    if (to !== undefined) i += 2;
  }
  return (character) => ranges.some(([from, to]) => from <= character && character <= to) !== isNegated;
}
