import { writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { type FSWatcher, watch } from "chokidar";
import { checkBuild } from "./check-build.ts";
import type { DevHub } from "./dev-hub.ts";
import { SAVED } from "./entry.ts";

/** Milliseconds in which an editor may write several files. */
const PAUSE = 10;

/**
 * Has wrangler build the app anew when a file beside it, or below, is saved; but not one that cannot be built, and not before
 * what is running has ended.
 */
export function followSaves(app: string, hub: DevHub): FSWatcher {
  writeFileSync(SAVED, "");
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isBusy = false;
  let isNewer = false;
  const hand = async (): Promise<void> => {
    isNewer = true;
    if (isBusy) return;
    isBusy = true;
    let problem: string | null = null;
    // What is saved meanwhile is tried as well: wrangler reads what is there then.
    while (isNewer) {
      isNewer = false;
      problem = await checkBuild(app);
      if (problem === null) await hub.waitUntilIdle();
    }
    isBusy = false;
    if (problem === null) return writeFileSync(SAVED, new Date().toISOString());
    console.error(`\n${problem}\n\nThe app before this save goes on.\n`);
    hub.failed(problem);
  };
  return watch(dirname(app), { ignoreInitial: true, ignored: isForeign }).on("all", (_event, path) => {
    if (!SOURCE.test(path) || TEST.test(path)) return;
    clearTimeout(timer);
    timer = setTimeout(() => void hand(), PAUSE);
  });
}

function isForeign(path: string): boolean {
  return /^(node_modules|dist|\.[^.].*)$/.test(basename(path));
}

const SOURCE = /\.([cm]?[jt]sx?|css|json|html|md|txt|svg|sql|wasm|bin)$/;
const TEST = /\.(test|spec)\.[^/]+$/;
