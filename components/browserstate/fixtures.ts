import type { Fixture } from "../shared/fixture.ts";

/** A BrowserState has nothing to draw. */
export const fixtures: readonly Fixture[] = [
  { name: "kept", props: { defaultValue: { name: "" }, storageKey: "settings", secret: "s" } },
];
