import { MATRIX } from "./matrix.ts";
import { smoke } from "./smoke.ts";

// Half of the faults; the other half is tried at the same time.
smoke(MATRIX.filter((_, place) => place % 2 === 1));
