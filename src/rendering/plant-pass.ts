/** Numbers what a render's function has made, as the tree of an app is numbered. */

import { ApiNames } from "../core/api-names.ts";
import type { Component } from "../core/component.ts";
import { AppError } from "../core/errors.ts";
import { type ListenerRecord, listenersOf } from "../core/listener.ts";
import { ownersOf } from "../core/placing.ts";
import { type Draft, type PlantedListener, plantListeners } from "../core/planted-listener.ts";
import type { RenderPlan } from "../core/render-plan.ts";
import type { Pass } from "../core/running.ts";
import { heldBy, type PlantedNode, type PreparedApp, wiredComponents } from "../core/tree.ts";
import { describe, isComponent } from "../core/wiring.ts";
import { hash, Numbers } from "./numbers.ts";
import type { Scope } from "./scope.ts";

/** Components, and listeners, of one pass. */
const MOST = 5000;

/** What a render's function has made. */
export interface Tree {
  /** Holds what it has answered, as the container will. */
  readonly holder: Component;
  readonly pass: Pass;
}

/** Whose pass it is. */
export interface PassName {
  /** The event that makes it. */
  readonly id: string;
  readonly session: string;
}

/** Numbers a pass. `outer` is where the render stands. */
export function plantPass(outer: Scope, { plan, tree, name }: { plan: RenderPlan; tree: Tree; name: PassName }): Scope {
  const garden = new Garden(outer, plan, name);
  const nodes = garden.plant(tree.holder);
  garden.plantHeld();
  const records = garden.reach(tree.pass);
  nodes.push(...garden.plantBehind(records, tree.pass));
  const ids = new Map([...outer.ids, ...garden.ids]);
  const listeners = plantListeners(records, {
    app: outer.app.app,
    ids,
    names: new ApiNames(records, new Map(records.map((record) => [record, {}])), outer.listeners.map(apiNameOf)),
    outer: outer.listeners,
    numberOf: garden.numberOf,
    groupOf: (fn, index) =>
      outer.listeners.find((listener) => listener.fn === fn && fn !== null)?.concurrencyId ??
      `render-${garden.place}-${index}`,
  });
  if (listeners.length > MOST) throw tooMany("listeners", listeners.length);
  const app: PreparedApp = {
    ...outer.app,
    nodes,
    components: new Map([...garden.ids].filter(([each]) => !garden.held.has(each)).map(([each, id]) => [id, each])),
    held: garden.held,
    listeners,
  };
  const shape = [...garden.ids.values(), ...listeners.map(({ id }) => id)].join();
  return {
    app,
    ids,
    listeners: [...outer.listeners, ...listeners],
    anchored: garden.anchored,
    made: tree.pass.made,
    pass: name.id,
    digest: hash(shape).toString(36),
  };
}

/** Where numbers come from: the nearest key around, or else the pass. */
interface Ground {
  readonly path: string;
  readonly isAnchored: boolean;
}

class Garden {
  readonly ids = new Map<Component, number>();
  readonly held = new Map<Component, number>();
  readonly anchored = new Set<number>();
  /** The container's number: keys mean something within it alone. */
  readonly place: number;
  readonly #outer: Scope;
  readonly #name: PassName;
  readonly #numbers = new Numbers();
  readonly #keys = new Set<string>();
  readonly #owners = new Set<object>();
  readonly #seats = new Map<string, number>();
  readonly #records = new Map<ListenerRecord, { readonly id: number; readonly isAnchored: boolean }>();

  constructor(outer: Scope, { container }: RenderPlan, name: PassName) {
    this.#outer = outer;
    this.#name = name;
    this.place = outer.ids.get(container) ?? 0;
  }

  plant(holder: Component): PlantedNode[] {
    const count = countIn(holder.children);
    if (count > MOST) throw tooMany("components", count);
    return this.#plantIn(holder, { path: `pass ${this.#name.id} ${this.place}`, isAnchored: false });
  }

  /** Buttons in other components' bars. */
  plantHeld(): void {
    for (const [component, id] of [...this.ids]) {
      for (const button of heldBy(component)) {
        if (this.ids.has(button) || this.#outer.ids.has(button)) continue;
        this.held.set(button, this.#number(button, { path: `${id} bar`, isAnchored: this.anchored.has(id) }));
      }
    }
  }

  /** The listeners that something on the page sets off: those of the pass, and those that its components came with. */
  reach({ records, made }: Pass): ListenerRecord[] {
    const brought = [...this.ids.keys(), ...this.#owners].flatMap((owner) => listenersOf(owner));
    const found = new Set<ListenerRecord>();
    const here: ReadonlySet<object> = new Set([...this.ids.keys(), ...this.#outer.ids.keys(), ...this.#owners]);
    // State of the pass's own has no place.
    const isHere = (owner: object): boolean => here.has(owner) || (made.has(owner) && !isVisual(owner));
    const outer = new Set(this.#outer.listeners.map(({ record }) => record));
    const all = [...brought, ...records].sort((a, b) => a.order - b.order);
    for (const record of all) {
      const { after, targets, options } = record;
      const isReached = after
        ? found.has(after.listener) || outer.has(after.listener)
        : options.render
          ? isHere(options.render.container)
          : targets.some(({ owner }) => isHere(owner) || owner === this.#outer.app.app.owner);
      if (!isReached) continue;
      if (targets.some(({ event }) => event === "unload")) {
        throw new AppError("app.unload() belongs outside: what a render makes is gone when a visitor has left.");
      }
      found.add(record);
      // What is chained behind a listener that a component came with.
      for (const follower of listenersOf(record)) if (!all.includes(follower)) all.push(follower);
    }
    return [...found].sort((a, b) => a.order - b.order);
  }

  /** Components without a place, such as State. */
  plantBehind(records: readonly ListenerRecord[], { made }: Pass): PlantedNode[] {
    const nodes: PlantedNode[] = [];
    for (const component of wiredComponents(records)) {
      if (this.ids.has(component) || this.held.has(component) || this.#outer.ids.has(component)) continue;
      if (component.definition.isVisual) {
        throw new AppError(
          `${describe(component)} is wired but not placed. Put it into what the render's function answers; ` +
            `what another render has made, or an earlier pass, cannot be used.`,
        );
      }
      if (!made.has(component)) {
        throw new AppError(
          `${describe(component)} is made outside and wired only inside. Put it into the layout of gr.Blocks() too, ` +
            `or make it inside.`,
        );
      }
      const path = `pass ${this.#name.id} ${this.place} behind ${nodes.length}`;
      const id = this.#number(component, { path, isAnchored: false });
      nodes.push({ id, component, children: [] });
    }
    return nodes;
  }

  /** The number of a listener: from its key, else from what sets it off, and how many of the kind there were before. */
  readonly numberOf = ({ record, isCancel }: Draft): number => {
    const own = this.#records.get(record);
    if (own && isCancel) return this.#numbers.of(`${own.id} cancel`);
    const { path, isAnchored } = this.#seatOf(record);
    const id = this.#numbers.of(`listener ${path}`);
    if (isAnchored) this.anchored.add(id);
    this.#records.set(record, { id, isAnchored });
    return id;
  };

  #seatOf({ after, options, targets }: ListenerRecord): Ground {
    // A batch is of one pass: it runs one function.
    const mayStay = !options.batch;
    if (hasKey(options.key) && mayStay) return { path: this.#claimKey("listener", options.key), isAnchored: true };
    const before = after && this.#records.get(after.listener);
    const sources = options.render ? [options.render.container] : targets.map(({ owner }) => owner as Component); // a look-up takes anything
    const ids = sources.map((source) => this.ids.get(source));
    const isStable = after ? before?.isAnchored === true : ids.every((id) => id !== undefined && this.anchored.has(id));
    const path = after
      ? `${before?.id ?? "outer"} ${after.moment}`
      : targets.map(({ event }, i) => `${ids[i] ?? ids[0] ?? "outer"}.${event}`).join();
    const isAnchored = mayStay && isStable;
    return { path: this.#seat(isAnchored ? path : `pass ${this.#name.id} ${path}`), isAnchored };
  }

  #plantIn({ children }: Component, around: Ground): PlantedNode[] {
    return children.map((component, i) => {
      const { ids } = this;
      if (ids.has(component) || this.#outer.ids.has(component)) {
        throw new AppError(`${describe(component)} is placed twice; make a second one for the second place.`);
      }
      for (const owner of ownersOf(component)) this.#owners.add(owner);
      const ground = { ...around, path: `${around.path}/${i}` };
      const id = this.#number(component, ground);
      const { key } = component.props;
      const inside = hasKey(key) ? { path: `${id}`, isAnchored: true } : ground;
      for (const child of component.children) child.settleIn?.(component);
      return { id, component, children: this.#plantIn(component, inside) };
    });
  }

  #number(component: Component, { path, isAnchored }: Ground): number {
    const { definition, props } = component;
    if (Reflect.get(props, "deleteCallback")) {
      throw new AppError(`${describe(component)}: nobody hears a deleteCallback inside of a render; make it outside.`);
    }
    const isKeyed = hasKey(props.key);
    const id = this.#numbers.of(`${isKeyed ? this.#claimKey("component", props.key) : path} ${definition.type}`);
    if (isKeyed || isAnchored) this.anchored.add(id);
    this.ids.set(component, id);
    return id;
  }

  #claimKey(kind: string, key: unknown): string {
    const text = JSON.stringify(key);
    if (this.#keys.has(`${kind} ${text}`)) {
      throw new AppError(`The key ${text} is given to two ${kind}s. Keys tell them apart; give each its own.`);
    }
    this.#keys.add(`${kind} ${text}`);
    return `${kind} key ${this.#name.session} ${this.place} ${text}`;
  }

  #seat(path: string): string {
    const n = this.#seats.get(path) ?? 0;
    this.#seats.set(path, n + 1);
    return `${path}#${n}`;
  }
}

function isVisual(owner: object): boolean {
  return isComponent(owner) && owner.definition.isVisual;
}

/** Whether a key was given. */
export function hasKey(key: unknown): boolean {
  return key !== null && key !== undefined;
}

function countIn(components: readonly Component[]): number {
  return components.reduce((sum, { children }) => sum + 1 + countIn(children), 0);
}

function tooMany(what: string, count: number): AppError {
  return new AppError(`It makes ${count} ${what}; ${MOST} are the most of one render. Show a part of them at a time.`);
}

function apiNameOf({ apiName }: PlantedListener): string {
  return apiName;
}
