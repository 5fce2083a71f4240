/** The page as an author's script sees it, for projects that do not know the browser's own types. */

/** An element: the browser's own type where the project knows it, else the parts of it that scripts use most. */
export type PageElement = typeof globalThis extends { HTMLElement: { prototype: infer Known } } ? Known : ElementParts;

/** Something that happened to an element. */
export interface PageEvent {
  readonly type: string;
  readonly target: ElementParts;
  readonly currentTarget: ElementParts;
  /** Of keys. */
  readonly key: string;
  preventDefault(): void;
  stopPropagation(): void;
}

/** As much of an element as scripts use most. */
export interface ElementParts {
  readonly id: string;
  readonly tagName: string;
  readonly children: ArrayLike<ElementParts> & Iterable<ElementParts>;
  readonly parentElement: ElementParts | null;
  readonly dataset: Record<string, string | undefined>;
  readonly style: Record<string, string>;
  readonly classList: {
    add(...names: string[]): void;
    remove(...names: string[]): void;
    toggle(name: string, isOn?: boolean): boolean;
    contains(name: string): boolean;
  };
  readonly files: (ArrayLike<File> & Iterable<File>) | null;
  className: string;
  innerHTML: string;
  textContent: string | null;
  hidden: boolean;
  /** Of fields. */
  value: string;
  checked: boolean;
  disabled: boolean;
  /** The nearest of itself and what is around it. */
  closest(selector: string): ElementParts | null;
  matches(selector: string): boolean;
  querySelector(selector: string): ElementParts | null;
  querySelectorAll(selector: string): ArrayLike<ElementParts> & Iterable<ElementParts>;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  addEventListener(type: string, listener: (event: PageEvent) => void): void;
  removeEventListener(type: string, listener: (event: PageEvent) => void): void;
  click(): void;
  focus(): void;
}
