/**
 * Judges our library beside the real Gradio: serves the same apps with both, asks both the same, prints what differs.
 *
 * @example
 * npm run parity
 * npm run parity -- --only files
 *
 * Exit codes: 0 for no difference without a reason, 1 for at least one, 2 when nothing can be compared.
 */

import { parseArgs } from "node:util";
import { buildLibrary } from "../../scripts/build.ts";
import { readReasons } from "./declared.ts";
import { GradioHost } from "./gradio-host.ts";
import { type Judged, staleDeclarations } from "./judge.ts";
import type { Stage } from "./pair.ts";
import { Ports } from "./ports.ts";
import { CannotRun, gradioPython } from "../support/gradio-environment.ts";
import { runStages } from "./run-stages.ts";
import { allStages } from "./stages.ts";
import { tableOf } from "./table.ts";

/** Pairs of servers at the same time. */
const LANES = 2;

const USAGE = `npm run parity -- [options]

  --only <pattern>   stages whose name has this in it, such as "files" or "component Radio"
  --list             names of the stages
  --differences      leaves out what is equal

  GRADIO_PYTHON      a Python with Gradio in it, instead of an environment of our own
  PARITY_PORT        the first of ${2 * LANES} ports for the servers, instead of free ones`;

/** Answers the exit code. */
async function main(argv: readonly string[]): Promise<number> {
  try {
    return await compare(argv);
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    console.error(`Nothing was compared. ${error.message}`);
    return 2;
  }
}

async function compare(argv: readonly string[]): Promise<number> {
  const { only, list, differences, help } = optionsOf(argv);
  if (help) {
    console.log(USAGE);
    return 0;
  }
  const startedAt = Date.now();
  const ports = await Ports.from(process.env, LANES);
  const python = await gradioPython();
  await using host = await GradioHost.start({ python });
  if (await buildLibrary({ force: false })) console.error("Built the library.");
  const stages = chosen(await allStages(host), only);
  if (list) {
    console.log(stages.map(({ name }) => name).join("\n"));
    return 0;
  }
  const judged = await runStages(stages, { host, python, ports, lanes: LANES, say: console.error });
  const stale = only === undefined ? staleDeclarations(judged) : [];
  console.log(tableOf(judged, { reasons: readReasons(), stale, showsEqual: !differences }));
  console.log(`${Math.round((Date.now() - startedAt) / 1000)} s`);
  return stale.length > 0 || judged.some(isDifferent) ? 1 : 0;
}

function isDifferent({ verdict }: Judged): boolean {
  return verdict === "different";
}

function optionsOf(argv: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        only: { type: "string" },
        list: { type: "boolean", default: false },
        differences: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    return values;
  } catch (error) {
    throw new CannotRun(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`, { cause: error });
  }
}

function chosen(stages: readonly Stage[], only: string | undefined): readonly Stage[] {
  if (only === undefined) return stages;
  const wanted = stages.filter(({ name }) => name.toLowerCase().includes(only.toLowerCase()));
  if (wanted.length > 0) return wanted;
  throw new CannotRun(
    `No stage has "${only}" in its name; there are:\n  ${stages.map(({ name }) => name).join("\n  ")}`,
  );
}

// A server that does not go away must not keep the command.
process.exit(await main(process.argv.slice(2)));
