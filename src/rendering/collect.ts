import { AppError, SetupError } from "../core/errors.ts";
import type { AnyHandler } from "../core/handler.ts";
import type { RenderPlan } from "../core/render-plan.ts";
import { currentCall, type Pass, runInContext } from "../core/running.ts";
import type { Tree } from "./plant-pass.ts";

/** Runs the author's function so that what it declares is its pass's alone. */
export function collecting(plan: RenderPlan, fn: AnyHandler): AnyHandler {
  const collect: AnyHandler = async (...args): Promise<Tree> => {
    const pass: Pass = { records: [], made: new WeakSet() };
    return runInContext({ log: () => {}, ...currentCall(), pass }, async () => {
      const holder = await said(plan.name, async () => plan.arrange(await fn(...args)));
      return { holder, pass };
    });
  };
  // Its endpoint is called as in Gradio.
  return Object.defineProperty(collect, "name", { value: "apply" });
}

/** An author's mistake in the middle of a page is told to whoever looks at it. */
async function said<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof SetupError)) throw cause;
    console.error(`${name}: ${cause.message}`);
    throw new AppError(`${name}: ${cause.message}`, { cause });
  }
}
