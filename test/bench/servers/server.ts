/** The three that are compared, each serving an app: ours, the real Gradio, and the bare platform. */

import { mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { CannotRun, GRADIO_SETTINGS, gradioPython } from "../../support/gradio-environment.ts";
import { type Bundle, BENCH, bundleOf, CACHE } from "./bundle.ts";
import { Child, type Command, type Usage } from "./processes.ts";

export type Subject = "ours" | "gradio" | "bare";

export type AppName = "busy" | "chat" | "hello" | "hundred" | "load";

/** A server until it is disposed of. */
export interface Server extends AsyncDisposable {
  readonly subject: Subject;
  /** Address without a trailing slash. */
  readonly url: string;
  /** Milliseconds from its start to its first answer. */
  readonly startedIn: number;
  usage(): Usage;
}

/** How a process is started, and where it will answer. */
interface Launch {
  readonly command: Command;
  readonly port: number;
  /** Folder that goes when the server does. */
  readonly state?: string;
}

/** Milliseconds. */
const PATIENCE = 60_000;
const POLL = 5;
const HOST = join(BENCH, "servers/worker-host.ts");
const LAUNCHER = join(BENCH, "servers/launch.py");

/** Starts one of the three. */
export async function startServer(subject: Subject, app: AppName): Promise<Server> {
  switch (subject) {
    case "ours": {
      const server = await start(subject, await workerLaunch(await bundleOf(app), {}));
      texts.set(app, await askTexts(server));
      return server;
    }
    case "bare":
      return start(subject, await workerLaunch(await bundleOf("bare"), await textsOf(app)));
    case "gradio":
      return start(subject, await gradioLaunch(app));
  }
}

/** Starts ours as `npm start` does: `wrangler dev` with its proxy. */
export async function startAsAuthor(): Promise<Server> {
  const port = await freePort();
  const env = { DEMO: "hello_world", PORT: String(port) };
  return start("ours", {
    port,
    command: { name: "npm start", file: process.execPath, args: ["scripts/start.ts"], env },
  });
}

async function start(subject: Subject, { command, port, state }: Launch): Promise<Server> {
  const url = `http://127.0.0.1:${port}`;
  const startedAt = performance.now();
  const child = new Child(command);
  const stop = async (): Promise<void> => {
    await child[Symbol.asyncDispose]();
    if (state) rmSync(state, { recursive: true, force: true });
  };
  try {
    await firstAnswer(url, child);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    subject,
    url,
    startedIn: performance.now() - startedAt,
    usage: () => child.usage(),
    [Symbol.asyncDispose]: stop,
  };
}

/** Waits until the server answers its page. */
async function firstAnswer(url: string, child: Child): Promise<void> {
  const deadline = performance.now() + PATIENCE;
  while (child.isRunning && performance.now() < deadline) {
    try {
      const response = await fetch(url);
      await response.arrayBuffer();
      if (response.ok) return;
    } catch {
      // It does not listen yet.
    }
    await new Promise((resolve) => setTimeout(resolve, POLL));
  }
  throw child.failure;
}

async function workerLaunch(bundle: Bundle, texts: Readonly<Record<string, string>>): Promise<Launch> {
  const port = await freePort();
  const state = mkdtempSync(join(CACHE, "state-"));
  const hosted = JSON.stringify({ ...bundle, state, port, texts });
  return {
    port,
    state,
    command: { name: "workerd", file: process.execPath, args: ["--disable-warning=ExperimentalWarning", HOST, hosted] },
  };
}

async function gradioLaunch(app: AppName): Promise<Launch> {
  const port = await freePort();
  const args = [LAUNCHER, app, String(port)];
  return { port, command: { name: "Gradio", file: await gradioPython(), args, env: GRADIO_SETTINGS } };
}

/** What the bare Worker says of the app that it imitates: what ours said when it was there. */
const texts = new Map<AppName, Record<string, string>>();

async function textsOf(app: AppName): Promise<Record<string, string>> {
  if (!texts.has(app)) await (await startServer("ours", app))[Symbol.asyncDispose]();
  return texts.get(app) ?? {};
}

async function askTexts({ url }: Server): Promise<Record<string, string>> {
  const [CONFIG = "", INFO = ""] = await Promise.all(
    ["config", "gradio_api/info"].map(async (route) => (await fetch(`${url}/${route}`)).text()),
  );
  return { CONFIG, INFO };
}

let nextPort = Number(process.env["PORT"] ?? 0);

/** A port of the system's choice; with `PORT` set, that one and those after it. */
async function freePort(): Promise<number> {
  if (!Number.isInteger(nextPort) || nextPort < 0 || nextPort > 65_535) {
    throw new CannotRun(`PORT is "${process.env["PORT"]}"; it takes a number between 1 and 65535.`);
  }
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const probe = createServer();
  const port = nextPort === 0 ? 0 : nextPort++;
  probe.on("error", (error) => reject(new CannotRun(`Port ${port} cannot be used (${error.message}).`)));
  probe.listen(port, "127.0.0.1", () => {
    const { port: free } = probe.address() as AddressInfo; // it listens on TCP
    probe.close(() => resolve(free));
  });
  return promise;
}
