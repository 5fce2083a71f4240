/** A wire value that changes options of its component instead of replacing its value. */
export interface WireUpdate {
  __type__: "update";
  [prop: string]: unknown;
}

/** True for an update; anything else is a value. */
export function isWireUpdate(value: unknown): value is WireUpdate {
  return typeof value === "object" && value !== null && "__type__" in value && value.__type__ === "update";
}
