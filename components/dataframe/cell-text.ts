/** Cells as texts. */

/** Longer texts are cut where nobody reads them whole; the editor has all of it. */
const LONGEST = 3000;

/** What a cell says, and what copying it gives. */
export function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  return typeof cell === "object" ? JSON.stringify(cell) : String(cell);
}

/** The text in the place of a cell. */
export function shownText(text: string, maxChars: number | null): string {
  const most = Math.min(maxChars !== null && maxChars > 0 ? maxChars : LONGEST, LONGEST);
  return text.length > most ? `${text.slice(0, most)}...` : text;
}

/** What can be ticked. */
export function isTicked(cell: unknown): boolean {
  return cell === true || String(cell).toLowerCase() === "true";
}

/** Addresses of pictures: of this site, of the web, or the picture itself. */
export function isPicture(address: string): boolean {
  if (/^data:image\/(?:png|jpeg|gif|webp|avif);base64,/i.test(address)) return true;
  const { protocol } = URL.parse(address, "https://app.invalid") ?? {};
  return address.trim() !== "" && (protocol === "https:" || protocol === "http:");
}

/** CSS declarations as the record that {@link styles} takes. A cell can neither leave its place nor load anything. */
export function stylesOf(css: unknown): Record<string, string> {
  if (typeof css !== "string" || css === "") return {};
  const pairs = css.split(";").map((declaration) => {
    const colon = Math.max(0, declaration.indexOf(":"));
    return [declaration.slice(0, colon).trim().toLowerCase(), declaration.slice(colon + 1).trim()] as const;
  });
  return Object.fromEntries(
    pairs.filter(
      ([name, value]) =>
        /^-{0,2}[a-z][a-z-]*$/.test(name) &&
        value !== "" &&
        !/^(?:position|inset|top|left|right|bottom|z-index|transform|content)$/.test(name) &&
        !/url\(|image-set\(|src\(|\\|[<>{}]/i.test(value),
    ),
  );
}
