/** What the app does for a component that carries code of its author. Elements know no network. */
export interface AuthorHost {
  /** The author's module. */
  module(): Promise<object>;
  /**
   * Calls one of the component's functions on the server; rejects with a message for the visitor. Without arguments, it is told
   * what all components of the page show.
   */
  call(name: string, args: readonly unknown[] | null): Promise<unknown>;
}

/** By the component's number. */
export type AuthorHosts = (nodeId: number) => AuthorHost;
