/** Saves all items as one file. Fetched when somebody asks for it. */

import { word } from "../shared/words.ts";
import { nameOf, urlOf } from "./media.ts";
import type { GalleryItem } from "./props.ts";
import { type Packed, zip } from "./zip.ts";

/** Fetches, packs and saves. Answers the names of what lies on other sites, which pages may not read. */
export async function saveAll(items: readonly GalleryItem[]): Promise<string[]> {
  const own = items.filter((item) => isReadable(urlOf(item)));
  if (own.length > 0) save(await zip(await Promise.all(own.map(fetched)), new Date()));
  return items.filter((item) => !own.includes(item)).map(nameOf);
}

function isReadable(url: string): boolean {
  const { protocol, origin } = new URL(url, location.href);
  // Embedded, the page is another site's, and the files are where this script is from.
  const ours = [location.origin, new URL(import.meta.url).origin];
  return ["data:", "blob:"].includes(protocol) || ours.includes(origin);
}

async function fetched(item: GalleryItem): Promise<Packed> {
  const response = await fetch(urlOf(item)).catch(() => null);
  if (!response?.ok) throw new Error(word("Files cannot be reached at the moment. Try again soon."));
  // A name with folders would be unpacked somewhere else.
  return { name: nameOf(item).replace(/[\\/]/g, "_"), content: await response.blob() };
}

function save(archive: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(archive);
  link.download = "gallery.zip";
  link.click();
  // The browser has taken it by the next turn.
  setTimeout(() => URL.revokeObjectURL(link.href));
}
