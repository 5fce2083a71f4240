/** Makes two descriptions of one app comparable: numbers by place in the tree, without what no two runs share. */

/** A component in the tree of a config. */
export interface LayoutNode {
  id: number;
  children?: LayoutNode[];
}

interface ComponentLike {
  id: number;
  type: string;
  props: Readonly<Record<string, unknown>>;
}

interface DependencyLike {
  targets: [number | null, string][];
  inputs: number[];
  outputs: number[];
  show_progress_on: number[] | null;
  js: string | null;
}

/** As much of a description as the numbers are in; the rest is compared as it is. */
export interface Description {
  config: {
    layout: LayoutNode;
    components: ComponentLike[];
    dependencies: DependencyLike[];
    page: Record<string, { layout: LayoutNode; components: number[] }>;
  };
  info: unknown;
  all_info: unknown;
}

/** One place where two descriptions differ; undefined where there is nothing. */
export interface Difference {
  /** Such as `config/components/3:textbox/props/lines`. */
  path: string;
  gradio: unknown;
  ours: unknown;
}

/** The same description with components numbered as they stand in the tree, from the root's 0. */
export function normalize(description: Description): Description {
  const place = placesOf(description.config.layout);
  const moved = (node: LayoutNode): LayoutNode =>
    node.children ? { id: place(node.id), children: node.children.map(moved) } : { id: place(node.id) };
  const { config } = description;
  return {
    config: {
      ...config,
      layout: moved(config.layout),
      components: config.components
        .map((component) => ({
          ...component,
          id: place(component.id),
          component_class_id: null,
          props: withoutHeldIds(component.props),
        }))
        .toSorted((a, b) => a.id - b.id),
      dependencies: config.dependencies.map((dependency) => ({
        ...dependency,
        // Without triggers, Gradio takes 0 for the app's own number.
        targets: dependency.targets.map(([id, event]) => [id === null ? null : place(id || config.layout.id), event]),
        inputs: dependency.inputs.map(place),
        outputs: dependency.outputs.map(place),
        show_progress_on: dependency.show_progress_on?.map(place) ?? null,
        // How code is laid out means nothing.
        js: dependency.js?.replaceAll(/\s/g, "") ?? null,
      })),
      page: Object.fromEntries(
        Object.entries(config.page).map(([name, page]) => [
          name,
          { ...page, layout: moved(page.layout), components: page.components.map(place).toSorted((a, b) => a - b) },
        ]),
      ),
    },
    info: withPlaces(description.info, place),
    all_info: withPlaces(description.all_info, place),
  };
}

/** Buttons in a component's bar have numbers, and no place in the tree; Gradio writes down what they do not say. */
function withoutHeldIds(props: ComponentLike["props"]): ComponentLike["props"] {
  const { buttons } = props;
  if (!Array.isArray(buttons)) return props;
  return { ...props, buttons: buttons.map((each: unknown) => (isRecord(each) ? { ...said(each), id: -1 } : each)) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function said(props: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== null));
}

/** From ids to places in the tree: numbers that two servers share. -1 stands for what is not there. */
export function placesOf(layout: LayoutNode): (id: number) => number {
  const places = new Map<number, number>();
  const visit = ({ id, children = [] }: LayoutNode): void => {
    places.set(id, places.size);
    children.forEach(visit);
  };
  visit(layout);
  return (id) => places.get(id) ?? -1;
}

/** Values without a label are called by their number. */
function withPlaces(value: unknown, place: (id: number) => number): unknown {
  if (Array.isArray(value)) return value.map((each) => withPlaces(each, place));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withPlaces(each, place)]));
  }
  const match = typeof value === "string" ? /^(parameter|value)_(\d+)$/.exec(value) : null;
  return match ? `${match[1]}_${place(Number(match[2]))}` : value;
}

/** Every place where two values differ. */
export function differences(gradio: unknown, ours: unknown, path = ""): Difference[] {
  if (Object.is(gradio, ours)) return [];
  // Gradio's own documentation is left out of the golden files.
  if (gradio === "<text>" && typeof ours === "string" && ours !== "") return [];
  if (!isObject(gradio) || !isObject(ours) || Array.isArray(gradio) !== Array.isArray(ours)) {
    return [{ path, gradio, ours }];
  }
  const keys = new Set([...Object.keys(gradio), ...Object.keys(ours)]);
  return [...keys].flatMap((key) => {
    const [a, b] = [gradio[key], ours[key]];
    const name = `${key}${titleOf(a) ?? titleOf(b) ?? ""}`;
    return differences(a, b, path === "" ? name : `${path}/${name}`);
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** What a component or listener is, for a path that tells more than a number. */
function titleOf(value: unknown): string | null {
  if (!isObject(value)) return null;
  if (typeof value["type"] === "string" && "props" in value) return `:${value["type"]}`;
  return typeof value["api_name"] === "string" ? `:${value["api_name"]}` : null;
}
