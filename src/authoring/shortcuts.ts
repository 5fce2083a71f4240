/** The strings that stand for components in an Interface: "text" is a Textbox. */

import { Checkbox } from "../../components/checkbox/definition.ts";
import { File } from "../../components/file/definition.ts";
import { Image } from "../../components/image/definition.ts";
import { Json } from "../../components/json/definition.ts";
import { Label } from "../../components/label/definition.ts";
import { Markdown } from "../../components/markdown/definition.ts";
import { NumberBox } from "../../components/number/definition.ts";
import { Slider } from "../../components/slider/definition.ts";
import { State } from "../../components/state/definition.ts";
import { Textbox } from "../../components/textbox/definition.ts";
import { type CommonProps, type Component, settle } from "../core/component.ts";
import { SetupError } from "../core/errors.ts";
import type { Wiring } from "../core/handler.ts";

const SHORTCUTS = {
  text: () => Textbox(),
  textbox: () => Textbox(),
  number: () => NumberBox(),
  slider: () => Slider(),
  checkbox: () => Checkbox(),
  image: () => Image(),
  file: () => File(),
  markdown: () => Markdown(),
  label: () => Label(),
  json: () => Json(),
  state: () => State<unknown>(null),
};

/** Words of Gradio for components that would make the Worker of every Interface larger. */
const WRITTEN_OUT: Readonly<Record<string, string>> = {
  code: "gr.Code()",
  colorpicker: "gr.ColorPicker()",
  datetime: "gr.DateTime()",
  dialogue: "gr.Dialogue()",
  fileexplorer: "gr.FileExplorer({ files })",
  gallery: "gr.Gallery()",
  highlightedtext: "gr.HighlightedText()",
  html: "gr.HTML()",
  model3d: "gr.Model3D()",
  video: "gr.Video()",
};

/** The strings that an Interface takes for a component. */
export type Shortcut = keyof typeof SHORTCUTS;

/** A component, or a word for one. */
export type Port = Component | Shortcut;

/** Inputs or outputs of an Interface: one, a list, or a record. */
export type Ports = Port | readonly Port[] | { readonly [name: string]: Port };

type ResolvedPort<P> = P extends Shortcut ? ReturnType<(typeof SHORTCUTS)[P]> : P;

/** The components behind the words. */
export type Resolved<P> = P extends Port
  ? ResolvedPort<P>
  : P extends readonly Port[]
    ? { [K in keyof P]: ResolvedPort<P[K]> }
    : P extends undefined
      ? undefined
      : { [K in keyof P]: ResolvedPort<P[K]> };

/** The inputs of a function and its additional ones: one record, or else one list. */
export type Joined<I, A> = [A] extends [undefined]
  ? Resolved<I>
  : [I] extends [undefined]
    ? Resolved<A>
    : [I, A] extends [Port | readonly Port[], Port | readonly Port[]]
      ? readonly [...Listed<I>, ...Listed<A>]
      : Resolved<I> & Resolved<A>;

type Listed<P> = P extends Port
  ? readonly [ResolvedPort<P>]
  : Resolved<P> extends infer List extends readonly Component[]
    ? List
    : never;

/** Makes the components; keys of a record become labels where there is none. */
export function resolvePorts(ports: Ports | undefined): Wiring | undefined {
  if (ports === undefined) return undefined;
  if (typeof ports === "string") return fromShortcut(ports);
  if (isPort(ports)) return ports;
  if (isList(ports)) return ports.map((port) => (typeof port === "string" ? fromShortcut(port) : port));
  return Object.fromEntries(
    Object.entries(ports).map(([name, port]) => {
      const component = typeof port === "string" ? fromShortcut(port) : port;
      settle(component, { label: name } satisfies Partial<CommonProps>);
      return [name, component];
    }),
  );
}

function fromShortcut(word: Shortcut): Component {
  const writtenOut = WRITTEN_OUT[word];
  if (writtenOut) throw new SetupError(`Write ${writtenOut} for "${word}": only apps that use it have to carry it.`);
  if (!Object.hasOwn(SHORTCUTS, word)) {
    throw new SetupError(`"${word}" stands for no component; use one of ${Object.keys(SHORTCUTS).join(", ")}.`);
  }
  return SHORTCUTS[word]();
}

function isPort(ports: Exclude<Ports, Shortcut>): ports is Component {
  return "definition" in ports;
}

function isList(ports: object): ports is readonly Port[] {
  return Array.isArray(ports);
}
