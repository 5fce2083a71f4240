/** Serves an app in a process of its own, which can be killed and started again on the same port and the same storage. */

import { type ChildProcess, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join, resolve } from "node:path";
import { QUIET } from "../../src/cli/wrangler.ts";
import { newFolder } from "./serve.ts";
import { writeProject } from "./worker-project.ts";

const WRANGLER = resolve(import.meta.dirname, "../../node_modules/wrangler/bin/wrangler.js");

export interface Killable extends AsyncDisposable {
  readonly url: string;
  /** Ends the server without a goodbye, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again. */
  start(): Promise<void>;
}

/** Serves the app in this file until it is killed. */
export async function serveKillable(app: string): Promise<Killable> {
  const folder = newFolder();
  const project = writeProject(folder, app);
  const port = await freePort();
  let server = await startServer(project, port);
  const kill = async (): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null || server.pid === undefined) return;
    const ended = new Promise((done) => server.once("exit", done));
    // The whole group: wrangler, and the workerd that it has started.
    process.kill(-server.pid, "SIGKILL");
    await ended;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    kill,
    async start() {
      server = await startServer(project, port);
    },
    async [Symbol.asyncDispose]() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startServer(project: string, port: number): Promise<ChildProcess> {
  const { promise, resolve: ready, reject } = Promise.withResolvers<void>();
  const server = spawn(
    process.execPath,
    [
      ...[WRANGLER, "dev", "--config", project, "--ip", "127.0.0.1", "--port", String(port)],
      ...[
        "--persist-to",
        join(dirname(project), "state"),
        "--show-interactive-dev-session=false",
        "--inspector-port",
        "0",
      ],
    ],
    { stdio: ["ignore", "pipe", "pipe"], detached: true, env: { ...process.env, ...QUIET } },
  );
  let said = "";
  for (const stream of [server.stdout, server.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (said.includes("Ready on http")) ready();
    });
  }
  server.once("exit", () => reject(new Error(`The server ended before it was ready:\n${said}`)));
  await promise;
  return server;
}

async function freePort(): Promise<number> {
  const { promise, resolve: done } = Promise.withResolvers<number>();
  const server = createServer().listen(0, "127.0.0.1", () => {
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    server.close(() => done(port));
  });
  return promise;
}
