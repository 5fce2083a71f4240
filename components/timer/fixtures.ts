import type { Fixture } from "../shared/fixture.ts";

/** A Timer has nothing to draw. */
export const fixtures: readonly Fixture[] = [{ name: "stopped", props: { active: false } }];
