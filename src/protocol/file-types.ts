/** What `fileTypes` means, the same for the visitor's chooser and for the server. */

const GROUPS: readonly string[] = ["image", "audio", "video", "text"];

/** A file as far as its kind goes. */
export interface NamedFile {
  name: string;
  /** MIME type; empty when nobody knows. */
  type: string;
}

/** Whether a file is of one of these kinds: `image`, `audio`, `video`, `text`, `file`, `.ext` or `ext`. */
export function isOfType({ name, type }: NamedFile, types: readonly string[] | null): boolean {
  if (types === null || types.length === 0) return true;
  return types.some((wanted) => {
    if (wanted === "file") return true;
    if (GROUPS.includes(wanted)) return type.startsWith(`${wanted}/`);
    return name.toLowerCase().endsWith(suffix(wanted).toLowerCase());
  });
}

/** The `accept` attribute of a file chooser; null takes everything. */
export function acceptOf(types: readonly string[] | null): string | null {
  if (types === null || types.length === 0 || types.includes("file")) return null;
  return types.flatMap((wanted) => (GROUPS.includes(wanted) ? `${wanted}/*` : choosable(suffix(wanted)))).join(", ");
}

/** What a visitor is told about a file of another kind. */
export function typeRefusal(types: readonly string[]): string {
  return `Invalid file type only ${types.join(", ")} allowed.`;
}

function suffix(wanted: string): string {
  return wanted.startsWith(".") ? wanted : `.${wanted}`;
}

/** Choosers know simple endings only: `.nii.gz` needs `.gz` beside it. */
function choosable(ending: string): string[] {
  const last = ending.slice(ending.lastIndexOf("."));
  return last === ending ? [ending] : [ending, last];
}
