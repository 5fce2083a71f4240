import type { Fixture } from "../shared/fixture.ts";

/** State has no element, so there is nothing to draw. */
export const fixtures: readonly Fixture[] = [];
