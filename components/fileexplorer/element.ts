import { html, nothing, svg, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { ITSELF, type ListedEntry, type Segments } from "../../src/protocol/file-tree.ts";
import type { AuthorHosts } from "../shared/author-host.ts";
import { blockLabel } from "../shared/block-label.ts";
import { GradioElement, type HostState } from "../shared/gradio-element.ts";
import { chevronIcon, icon } from "../shared/icons.ts";
import { fileIcon } from "../shared/media-icons.ts";
import { refusal } from "../shared/refusal.ts";
import { length } from "../shared/styles.ts";
import { word } from "../shared/words.ts";
import { Folders } from "./folders.ts";
import { moveFocus } from "./keys.ts";
import { type FileExplorerProps, LIST, PAGE_SIZE } from "./props.ts";
import { keyOf, type Ticked, Ticks } from "./ticks.ts";

// A path from Lucide (ISC licence, © Lucide Icons and Contributors).
const folderIcon = icon(
  svg`<path d="M20 20a2 2 0 0 0 2-2V8a2 2 0 0 0-2-2h-7.9a2 2 0 0 1-1.69-.9L9.6 3.9A2 2 0 0 0 7.93 3H4a2 2 0 0 0-2 2v13a2 2 0 0 0 2 2Z"/>`,
);

/** Folders that are opened to show what is chosen in them. */
const MOST_OPENED = 20;

/** A folder that is drawn. */
interface Place {
  readonly path: Segments;
  /** Places on the way to it. */
  readonly index: readonly number[];
  readonly valid: boolean;
}

/** An entry in its folder. */
type Row = Place & ListedEntry;

/** A folder that is about to be ticked. */
interface Ticking {
  readonly key: string;
  /** The visitor has not taken it back. */
  isWanted: boolean;
  done: Promise<void>;
}

const ROOT: Place = { path: [], index: [], valid: false };

/**
 * Folders and files to choose from. The server lists a folder when it is opened.
 *
 * @fires input - the visitor ticked or unticked something
 * @fires select - a name was pressed, with its path and the places on the way to it
 * @fires error - a folder could not be read, so that not all of it could be ticked
 */
@customElement("gr-fileexplorer")
export class FileExplorerElement
  extends GradioElement<readonly Segments[]>
  implements Omit<FileExplorerProps, "value">
{
  static override readonly fallbackLabel = "FileExplorer";

  @property({ attribute: false }) glob = "**/*";
  @property({ attribute: false }) ignoreGlob: string | null = null;
  @property({ attribute: false }) rootDir = ".";
  @property({ attribute: false }) fileCount: FileExplorerProps["fileCount"] = "multiple";
  @property({ attribute: false }) height: FileExplorerProps["height"] = null;
  @property({ attribute: false }) maxHeight: FileExplorerProps["maxHeight"] = 500;
  @property({ attribute: false }) minHeight: FileExplorerProps["minHeight"] = null;
  @property({ attribute: false }) override buttons: FileExplorerProps["buttons"] = [];
  @property({ attribute: false }) author: AuthorHosts | undefined = undefined;
  /** What the root holds, where the server has drawn it. */
  @property({ attribute: false }) listed: readonly ListedEntry[] | undefined = undefined;

  readonly #folders = new Folders(this, async (folder) => {
    const entries = await this.author?.(this.nodeId).call(LIST, folder);
    if (!Array.isArray(entries)) throw new Error(word("This folder cannot be read."));
    return entries as readonly ListedEntry[]; // so our own server answers
  });
  /** The value that the visitor made; another one comes from the app. */
  #own: readonly Segments[] | null = null;
  /** Ticking a folder, which takes as long as its folders take to be read. */
  #ticking: Ticking | null = null;

  override async settled(): Promise<void> {
    await this.#ticking?.done;
  }

  override host(): HostState {
    const { classes, styles, ...state } = super.host();
    return {
      ...state,
      // Rows reach the frame.
      classes: classes.filter((name) => name !== "padded"),
      styles: {
        ...styles,
        height: length(this.height),
        "max-height": length(this.maxHeight),
        "min-height": length(this.minHeight),
      },
    };
  }

  override render(): TemplateResult {
    const { labelText, showLabel, interactive } = this;
    const ticks = new Ticks(this.value ?? [], (folder) => this.#entriesOf(folder));
    return html`
      ${blockLabel({ labelText, showLabel, icon: fileIcon, isFloating: false })}
      <div
        class="file-wrap"
        role="group"
        aria-label=${labelText}
        tabindex=${interactive ? nothing : "0"}
        @keydown=${(event: KeyboardEvent) => moveFocus(event, this)}
      >
        ${this.#list(ROOT, ticks)}
      </div>
      ${refusal(this.validationError, () => (this.validationError = null))}
    `;
  }

  /** The server's rows need not be asked for again, and what was ticked in them counts. */
  protected override restore(): void {
    const rows = [...this.querySelectorAll<HTMLElement>("ul.root > li[data-type]")];
    if (rows.length === 0 || this.listed) return;
    this.listed = rows.map(({ dataset }) => ({
      name: dataset["name"] ?? "",
      type: dataset["type"] === "file" ? "file" : "folder",
      valid: dataset["type"] !== "way",
    }));
    const ticked = rows.filter((row) => row.dataset["type"] === "file" && row.querySelector("input")?.checked);
    const known = new Ticks(this.value ?? [], () => null);
    const added = ticked.map(({ dataset }) => [dataset["name"] ?? ""]).filter((path) => !known.has(path));
    if (added.length > 0) this.#tick(this.fileCount === "single" ? added.slice(-1) : [...(this.value ?? []), ...added]);
  }

  protected override firstUpdated(): void {
    // What opens or is read changes the drawing, which had to be the server's at first.
    if (this.author) this.requestUpdate();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!this.hasUpdated) return;
    if (["rootDir", "glob", "ignoreGlob"].some((name) => changed.has(name))) {
      this.#folders.forget();
      this.listed = undefined;
      // The value that came with it is for the new tree.
      if (!changed.has("value") && this.value?.length) {
        this.value = [];
        this.fire(null, null, { value: [] });
      }
    }
    if (!this.author) return;
    if (!this.#entriesOf([]) && this.#folders.faultOf([]) === undefined) void this.#folders.read([]); // it is drawn when it comes
    if (this.value !== this.#own) this.#openWays();
  }

  /** Shows what is chosen by somebody else. */
  #openWays(): void {
    this.#own = this.value;
    const ways = (this.value ?? []).flatMap((path) => path.slice(0, -1).map((_, i) => path.slice(0, i + 1)));
    const folders = new Map(ways.map((way) => [keyOf(way), way]));
    for (const folder of [...folders.values()].slice(0, MOST_OPENED)) this.#folders.open(folder);
  }

  #entriesOf(folder: Segments): readonly ListedEntry[] | null {
    return this.#folders.entriesOf(folder) ?? (folder.length === 0 ? (this.listed ?? null) : null);
  }

  /** What a folder holds, or why it cannot be shown. */
  #list(folder: Place, ticks: Ticks): TemplateResult {
    const { path } = folder;
    const entries = this.#entriesOf(path);
    const rows = entries ? rowsOf(folder, entries) : [];
    const shown = this.#folders.pagesOf(path) * PAGE_SIZE;
    return html`<ul
      class="${path.length === 0 ? "root" : ""} ${this.interactive ? "" : "no-checkboxes"}"
      aria-busy=${entries || this.#folders.faultOf(path) !== undefined ? nothing : "true"}
    >
      ${entries ? rows.slice(0, shown).map((row) => this.#row(row, ticks)) : this.#absence(path)}
      ${entries?.length === 0 ? html`<li class="note">${word("This folder is empty.")}</li>` : nothing}
      ${rows.length > shown ? this.#more(path, rows.length - shown) : nothing}
    </ul>`;
  }

  #absence(folder: Segments): TemplateResult {
    const fault = this.#folders.faultOf(folder);
    if (fault === undefined) return html`<li class="note">${word("Loading")}…</li>`;
    return html`<li class="note">
      <span class="fault" role="alert">${fault}</span>
      <button type="button" @click=${(event: Event) => this.#retry(folder, event)}>${word("Retry")}</button>
    </li>`;
  }

  /** The button is gone then: the focus goes to what has come for it. */
  async #retry(folder: Segments, { currentTarget }: Event): Promise<void> {
    const list = currentTarget instanceof Element ? currentTarget.closest("ul") : null;
    await this.#folders.read(folder);
    await this.updateComplete;
    list?.querySelector<HTMLElement>("input, button")?.focus();
  }

  #more(folder: Segments, rest: number): TemplateResult {
    return html`<li class="note">
      <button type="button" @click=${(event: Event) => this.#showMore(folder, event)}>
        ${word("Show {0} more", Math.min(rest, PAGE_SIZE))}
      </button>
    </li>`;
  }

  #row(row: Row, ticks: Ticks): TemplateResult {
    const { name, type, valid, path } = row;
    const isFolder = type === "folder";
    const isOpen = isFolder && this.#folders.isOpen(path);
    const states = [
      !this.interactive && (isFolder ? ticks.has([...path, ITSELF]) : ticks.has(path)) && "selected",
      this.hears("select") && "selectable",
    ];
    return html`<li data-name=${name} data-type=${isFolder && !valid ? "way" : type}>
      <span class="wrap ${states.filter(Boolean).join(" ")}"
        >${this.interactive ? this.#checkbox(row, ticks) : nothing}${
          isFolder
            ? this.#opener(row, isOpen)
            : html`<span class="file-icon">${name === ITSELF ? folderIcon : fileIcon}</span>`
        }<span class="item-name" dir="auto" @click=${() => this.#onName(row, ticks)}
          >${this.hears("select") ? html`<button type="button" class="name">${name}</button>` : name}</span
        ></span
      >
      ${isOpen ? this.#list(row, ticks) : nothing}
    </li>`;
  }

  #opener({ path }: Row, isOpen: boolean): TemplateResult {
    return html`<button
      type="button"
      class="icon"
      aria-label=${word("expand directory")}
      aria-expanded=${isOpen ? "true" : "false"}
      @click=${() => this.#turn(path)}
    >
      ${chevronIcon}
    </button>`;
  }

  #checkbox(row: Row, ticks: Ticks): TemplateResult {
    const { path, type } = row;
    if (type === "folder" && this.fileCount === "single") {
      return html`<span class="no-checkbox" aria-hidden="true"></span>`;
    }
    const state = this.#stateOf(row, ticks);
    return html`<input
      type="checkbox"
      aria-label=${path.slice(path.at(-1) === ITSELF ? -2 : -1).join("/")}
      .checked=${live(state === "all")}
      .indeterminate=${live(state === "some")}
      @input=${() => this.#toggle(row, ticks)}
    />`;
  }

  #stateOf({ path, type, valid }: Row, ticks: Ticks): Ticked {
    if (type === "file") return ticks.has(path) ? "all" : "none";
    return this.#isFilling(path) ? "all" : ticks.stateOf(path, valid);
  }

  /** Where nobody listens, a name does what stands before it does. */
  #onName(row: Row, ticks: Ticks): void {
    const { path, index, type } = row;
    if (this.hears("select")) this.fire("select", { index, value: path.join("/"), selected: true });
    else if (type === "folder") this.#turn(path);
    else if (this.interactive) this.#toggle(row, ticks);
  }

  #turn(folder: Segments): void {
    if (this.#folders.isOpen(folder)) this.#folders.close(folder);
    else this.#folders.open(folder);
  }

  async #showMore(folder: Segments, { currentTarget }: Event): Promise<void> {
    const before = currentTarget instanceof Element ? currentTarget.closest("li")?.previousElementSibling : null;
    this.#folders.showMore(folder);
    await this.updateComplete;
    before?.nextElementSibling?.querySelector<HTMLElement>("input, button")?.focus();
  }

  #toggle(row: Row, ticks: Ticks): void {
    const { path, type, valid } = row;
    const value = this.value ?? [];
    if (type === "folder") {
      if (this.#ticking && this.#isFilling(path)) this.#ticking.isWanted = false;
      else if (ticks.stateOf(path, valid) === "all") this.#tick(ticks.without(path));
      else this.#fill(row);
    } else if (ticks.has(path)) this.#tick(value.filter((each) => keyOf(each) !== keyOf(path)));
    else this.#tick(this.fileCount === "single" ? [path] : [...value, path]);
  }

  #isFilling(folder: Segments): boolean {
    return this.#ticking?.isWanted === true && this.#ticking.key === keyOf(folder);
  }

  /** Ticks a folder with all that is in it, one folder after the other. */
  #fill(row: Row): void {
    const before = this.#ticking?.done ?? Promise.resolve();
    const ticking: Ticking = { key: keyOf(row.path), isWanted: true, done: before };
    ticking.done = before.then(() => this.#tickAll(row, ticking));
    this.#ticking = ticking;
    this.requestUpdate();
    void ticking.done.then(() => {
      if (this.#ticking === ticking) this.#ticking = null;
      this.requestUpdate();
    });
  }

  async #tickAll({ path, valid }: Row, ticking: Ticking): Promise<void> {
    try {
      const found = await this.#folders.allIn(path, valid);
      const known = new Ticks(this.value ?? [], () => null);
      const added = found.filter((each) => !known.has(each));
      if (ticking.isWanted && added.length > 0) this.#tick([...(this.value ?? []), ...added]);
    } catch (error) {
      this.fire("error", error instanceof Error ? error.message : String(error));
    }
  }

  #tick(value: readonly Segments[]): void {
    this.#own = value;
    this.enter(value);
  }
}

/** A folder that can be chosen is the first of what it holds. */
function rowsOf({ path, index, valid }: Place, entries: readonly ListedEntry[]): Row[] {
  const itself = valid ? [{ name: ITSELF, type: "file", valid } as const] : [];
  return [...itself, ...entries].map((entry, i) => ({ ...entry, path: [...path, entry.name], index: [...index, i] }));
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-fileexplorer": FileExplorerElement;
  }
}
