import type { Fixture } from "../shared/fixture.ts";

/** State has nothing to draw. */
export const fixtures: readonly Fixture[] = [];
