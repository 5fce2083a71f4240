import type { ReactiveControllerHost } from "lit";
import { ITSELF, type ListedEntry, type Segments } from "../../src/protocol/file-tree.ts";
import { keyOf } from "./ticks.ts";

/** Asks the server what a folder holds. Rejects with a reason for the visitor. */
type ReadFolder = (folder: Segments) => Promise<readonly ListedEntry[]>;

/** Folders that are read at once. */
const AT_ONCE = 6;

/** What is known of one folder. */
interface Folder {
  entries: readonly ListedEntry[] | null;
  /** Why it could not be read. */
  fault: string | undefined;
  reading: Promise<readonly ListedEntry[]> | null;
  isOpen: boolean;
  /** How many pages of it are drawn. */
  pages: number;
}

/** The folders that a page knows: what they hold, and which are open. */
export class Folders {
  readonly #host: ReactiveControllerHost;
  readonly #readFolder: ReadFolder;
  #known = new Map<string, Folder>();

  constructor(host: ReactiveControllerHost, readFolder: ReadFolder) {
    this.#host = host;
    this.#readFolder = readFolder;
  }

  /** Everything is another now. Answers that are on their way come too late. */
  forget(): void {
    this.#known = new Map();
  }

  /** Null for what is not read yet. */
  entriesOf(folder: Segments): readonly ListedEntry[] | null {
    return this.#known.get(keyOf(folder))?.entries ?? null;
  }

  faultOf(folder: Segments): string | undefined {
    return this.#known.get(keyOf(folder))?.fault;
  }

  isOpen(folder: Segments): boolean {
    return this.#known.get(keyOf(folder))?.isOpen ?? false;
  }

  pagesOf(folder: Segments): number {
    return this.#known.get(keyOf(folder))?.pages ?? 1;
  }

  open(folder: Segments): void {
    this.#folder(folder).isOpen = true;
    void this.read(folder); // it is drawn when it comes
  }

  close(folder: Segments): void {
    this.#folder(folder).isOpen = false;
    this.#host.requestUpdate();
  }

  showMore(folder: Segments): void {
    this.#folder(folder).pages++;
    this.#host.requestUpdate();
  }

  /** Reads a folder; a fault shows in its place. Settles when it is read, or not. */
  async read(folder: Segments): Promise<void> {
    const reading = this.#entries(folder);
    this.#host.requestUpdate();
    await Promise.allSettled([reading]);
  }

  /** All that can be chosen in a folder; nothing if all was forgotten meanwhile. */
  async allIn(start: Segments, isValid: boolean): Promise<Segments[]> {
    const known = this.#known;
    const found: Segments[] = isValid ? [[...start, ITSELF]] : [];
    const waiting: Segments[] = [start];
    while (waiting.length > 0) {
      const listings = waiting.splice(0, AT_ONCE).map(async (folder) => pathsIn(folder, await this.#entries(folder)));
      const rows = (await Promise.all(listings)).flat();
      if (this.#known !== known) return [];
      waiting.push(...rows.flatMap(({ path, type }) => (type === "folder" ? [path] : [])));
      found.push(
        ...rows.flatMap(({ path, type, valid }) => (valid ? [type === "folder" ? [...path, ITSELF] : path] : [])),
      );
    }
    return found;
  }

  #entries(path: Segments): Promise<readonly ListedEntry[]> {
    const folder = this.#folder(path);
    if (folder.entries) return Promise.resolve(folder.entries);
    folder.fault = undefined;
    folder.reading ??= this.#ask(path, folder);
    return folder.reading;
  }

  async #ask(path: Segments, folder: Folder): Promise<readonly ListedEntry[]> {
    try {
      return (folder.entries = await this.#readFolder(path));
    } catch (error) {
      folder.fault = error instanceof Error ? error.message : String(error);
      throw error;
    } finally {
      folder.reading = null;
      this.#host.requestUpdate();
    }
  }

  #folder(path: Segments): Folder {
    const key = keyOf(path);
    const known = this.#known.get(key);
    if (known) return known;
    const folder: Folder = { entries: null, fault: undefined, reading: null, isOpen: false, pages: 1 };
    this.#known.set(key, folder);
    return folder;
  }
}

function pathsIn(folder: Segments, entries: readonly ListedEntry[]): (ListedEntry & { readonly path: Segments })[] {
  return entries.map((entry) => ({ ...entry, path: [...folder, entry.name] }));
}
