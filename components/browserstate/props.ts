export interface BrowserStateProps<T = unknown> {
  /** What visitors start with. */
  defaultValue: T;
  /** What is kept, if anything is. */
  value: T;
  /**
   * Name in the browser's storage. Apps of one origin share that storage: name what they may not share apart. Default:
   * made of the app's address and of `defaultValue`, so that the value outlives a deploy.
   */
  storageKey: string | null;
  /** The value is sealed with a key that is made of this text; who changes it starts anew. Default: the storage key. */
  secret: string | null;
}
