/** An app in plain data, so that two hosts in two languages can build the same one. */

/** Names of options in camelCase, as in TypeScript; Python's host writes them in snake_case. */
export type SpecOptions = Readonly<Record<string, unknown>>;

export interface ComponentSpec {
  /** By which listeners name it, and what an input's parameter is called. */
  readonly name: string;
  /** Gradio's class, such as "Textbox". */
  readonly type: string;
  readonly options?: SpecOptions;
  readonly children?: readonly ComponentSpec[];
}

export interface ListenerSpec {
  /** By which other listeners name it; the endpoint too, unless the options say otherwise. */
  readonly name: string;
  /** Components by name and their events; null stands for the app. */
  readonly on?: readonly (readonly [component: string | null, event: string])[];
  /** Of a chained one. */
  readonly after?: { readonly listener: string; readonly moment: "then" | "success" | "failure" };
  /** One of the hosts' functions. Without one only the browser acts. */
  readonly fn?: string;
  readonly inputs?: readonly string[];
  readonly outputs?: readonly string[];
  /** `cancels` names listeners, `showProgressOn` components, `validator` one of the hosts' validators. */
  readonly options?: SpecOptions;
}

/** What stands below the components, and is made anew at each change of an input. */
export interface RenderSpec {
  readonly inputs: readonly string[];
  readonly components: readonly ComponentSpec[];
  /** They may name components outside, too. */
  readonly listeners?: readonly ListenerSpec[];
}

export interface AppSpec {
  readonly components: readonly ComponentSpec[];
  readonly renders?: readonly RenderSpec[];
  readonly listeners?: readonly ListenerSpec[];
  /** Options of the app itself, such as its title. */
  readonly options?: SpecOptions;
  readonly queue?: SpecOptions;
  readonly launch?: SpecOptions;
}
