/** The editor itself, CodeMirror. Heavy: import it lazily. */

import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  completionStatus,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import {
  bracketMatching,
  foldGutter,
  foldKeymap,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from "@codemirror/language";
import { Annotation, Compartment, EditorState, type Extension, Prec, type StateEffect } from "@codemirror/state";
import { EditorView, highlightSpecialChars, keymap, lineNumbers, tooltips, type ViewUpdate } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { adoptCss } from "../shared/adopt-css.ts";
import css from "./editor.css?inline";
import { indentOf, loadLanguage } from "./languages.ts";
import type { CodeLanguage, CodeProps } from "./props.ts";

/** The component as its editor sees it. */
export interface CodeOwner
  extends HTMLElement, Pick<CodeProps, "value" | "language" | "wrapLines" | "showLineNumbers" | "autocomplete"> {
  readonly interactive: boolean;
  /** What screen readers call the editor. */
  readonly editorName: string;
  /** Id of the text that says how to leave it. */
  readonly hintId: string;
  /** The visitor has changed the code. */
  edit(text: string): void;
  tell(event: "focus" | "blur"): void;
}

/** Marks changes that the visitor did not make. */
const fromOutside = Annotation.define<true>();

const ALWAYS: Extension = [
  highlightSpecialChars(),
  history(),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
  syntaxHighlighting(classHighlighter),
  EditorState.tabSize.of(4),
  keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...foldKeymap, indentWithTab]),
];

export class CodeEditor {
  readonly #owner: CodeOwner;
  readonly #view: EditorView;
  readonly #options = new Compartment();
  readonly #grammar = new Compartment();
  #configured: string;
  #language: CodeLanguage | null = null;
  /** The code as the component and the editor last agreed on it. */
  #text: string;

  constructor(owner: CodeOwner) {
    this.#owner = owner;
    const root = owner.getRootNode();
    const isAtHome = root instanceof Document || root instanceof ShadowRoot;
    this.#configured = configurationOf(owner);
    this.#text = owner.value ?? "";
    this.#view = new EditorView({
      doc: this.#text,
      ...(isAtHome && { root }),
      extensions: [
        ALWAYS,
        this.#grammar.of([]),
        this.#options.of(optionsOf(owner)),
        EditorView.cspNonce.of(nonceOf(owner.ownerDocument)),
        EditorView.updateListener.of((update) => this.#onUpdate(update)),
        EditorView.domEventHandlers({ focus: () => owner.tell("focus"), blur: () => owner.tell("blur") }),
      ],
    });
    adoptCss(owner, css);
  }

  get dom(): HTMLElement {
    return this.#view.dom;
  }

  focus(): void {
    this.#view.focus();
  }

  /** Measures right after the editor has come into the page, so that its first picture is right. */
  measure(): void {
    this.#view.requestMeasure();
    this.#view.coordsAtPos(0);
  }

  /** Takes over what the component has been told since. Settles when its language is there. */
  async follow(): Promise<void> {
    this.#showText(this.#owner.value ?? "");
    const configuration = configurationOf(this.#owner);
    if (configuration !== this.#configured) {
      this.#configured = configuration;
      this.#apply(this.#options.reconfigure(optionsOf(this.#owner)));
    }
    await this.#followLanguage();
  }

  destroy(): void {
    this.#view.destroy();
  }

  /** Replaces only what differs, and leaves the cursor where it is as well as that can be said. */
  #showText(text: string): void {
    if (text === this.#text) return;
    this.#text = text;
    const { state } = this.#view;
    const wanted = state.toText(text);
    if (wanted.eq(state.doc)) return;
    const [before, after] = [state.doc.toString(), wanted.toString()];
    const shorter = Math.min(before.length, after.length);
    let start = 0;
    while (start < shorter && before[start] === after[start]) start++;
    let end = 0;
    while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
    const [oldEnd, newEnd] = [before.length - end, after.length - end];
    const moved = (place: number): number =>
      place >= oldEnd ? place + newEnd - oldEnd : Math.min(place, Math.max(start, newEnd));
    const { anchor, head } = state.selection.main;
    this.#view.dispatch({
      changes: { from: start, to: oldEnd, insert: after.slice(start, newEnd) },
      selection: { anchor: moved(anchor), head: moved(head) },
      annotations: fromOutside.of(true),
    });
  }

  async #followLanguage(): Promise<void> {
    const { language } = this.#owner;
    if (language === this.#language) return;
    this.#language = language;
    try {
      const grammar = language === null ? [] : await loadLanguage(language);
      // Another one may have been asked for meanwhile.
      if (this.#language === language) this.#apply(this.#grammar.reconfigure(grammar));
    } catch (error) {
      // The next update may find the network again.
      if (this.#language === language) this.#language = null;
      throw error;
    }
  }

  #apply(effects: StateEffect<unknown>): void {
    this.#view.dispatch({ effects });
  }

  #onUpdate({ docChanged, transactions, state }: ViewUpdate): void {
    if (!docChanged || transactions.some((each) => each.annotation(fromOutside))) return;
    this.#text = state.doc.toString();
    this.#owner.edit(this.#text);
  }
}

/** Equal texts stand for equal options. */
function configurationOf(owner: CodeOwner): string {
  const { interactive, wrapLines, showLineNumbers, autocomplete, language, editorName } = owner;
  return JSON.stringify([interactive, wrapLines, showLineNumbers, autocomplete, language, editorName]);
}

function optionsOf(owner: CodeOwner): Extension {
  const { interactive } = owner;
  // Not every browser lets the keys reach code that can only be read.
  const attributes = { tabindex: "0", ...(interactive && { "aria-describedby": owner.hintId }) };
  return [
    EditorState.readOnly.of(!interactive),
    EditorView.editable.of(interactive),
    EditorView.contentAttributes.of({ "aria-label": owner.editorName, ...attributes }),
    owner.wrapLines ? EditorView.lineWrapping : [],
    foldGutter({ openText: "⌄", closedText: "›" }),
    owner.showLineNumbers ? lineNumbers() : [],
    indentUnit.of(indentOf(owner.language)),
    owner.autocomplete && interactive ? completionIn(owner) : [],
  ];
}

/** Words that are offered while the visitor types. The frame of the component must not cut off their list. */
function completionIn(owner: CodeOwner): Extension {
  // A list that has only just opened takes no key; Tab must not indent then.
  const take = (view: EditorView): boolean => acceptCompletion(view) || completionStatus(view.state) === "active";
  return [
    autocompletion({ icons: false }),
    tooltips({ parent: owner.closest<HTMLElement>(".gradio-container") ?? owner }),
    Prec.high(keymap.of([...completionKeymap, { key: "Tab", run: take }])),
  ];
}

/** What the page's policy asks of a style sheet that a script adds. Shadow roots need none: theirs are adopted. */
function nonceOf(document: Document): string {
  return document.querySelector<HTMLStyleElement>("style[nonce]")?.nonce ?? "";
}
