/** What the app does for a component that carries code of its author. Elements know no network. */
export interface AuthorHost {
  /** The author's module. */
  module(): Promise<object>;
  /** Calls one of the author's functions on the server; rejects with a message for the visitor. */
  call(name: string, args: readonly unknown[]): Promise<unknown>;
}

/** By the component's number. */
export type AuthorHosts = (nodeId: number) => AuthorHost;
