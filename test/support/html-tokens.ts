/** Reads sanitised HTML strictly: what is not plainly a tag or plainly text is an error. Knows nothing of the sanitiser. */

export interface HtmlTag {
  name: string;
  isEnd: boolean;
  attributes: [name: string, value: string][];
}

const TAG = /<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"<>]*")?)*)>/g;
const ATTRIBUTE = / ([a-z-]+)(?:="([^"<>]*)")?/g;

/** The tags of the markup; throws where a browser would have to guess. */
export function tagsOf(html: string): HtmlTag[] {
  const rest = html.replace(TAG, "");
  if (/[<>]/.test(rest)) throw new Error(`Not plain tags and text: ${html}`);
  return [...html.matchAll(TAG)].map(([, slash, name = "", attributes = ""]) => ({
    name,
    isEnd: slash === "/",
    attributes: [...attributes.matchAll(ATTRIBUTE)].map(([, key = "", value = ""]) => [key, decoded(value)]),
  }));
}

/** What a browser makes of the references that the sanitiser writes. */
function decoded(value: string): string {
  return value
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, "&");
}
