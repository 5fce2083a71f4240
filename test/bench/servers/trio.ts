/** Several servers of one app side by side. */

import { type AppName, type Server, startServer, type Subject } from "./server.ts";

export class Servers implements AsyncDisposable {
  readonly #servers: ReadonlyMap<Subject, Server>;

  private constructor(servers: readonly Server[]) {
    this.#servers = new Map(servers.map((server) => [server.subject, server]));
  }

  static async start(subjects: readonly Subject[], app: AppName): Promise<Servers> {
    const started: Server[] = [];
    try {
      // Gradio first, because it may be broken; one after the other, because two that start at once are each slower.
      const order = subjects.toSorted((a, b) => Number(b === "gradio") - Number(a === "gradio"));
      for (const subject of order) started.push(await startServer(subject, app));
      return new Servers(started);
    } catch (error) {
      await Promise.all(started.map((server) => server[Symbol.asyncDispose]()));
      throw error;
    }
  }

  of(subject: Subject): Server {
    const server = this.#servers.get(subject);
    if (!server) throw new Error(`Nobody has started ${subject}.`);
    return server;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#servers.values()].map((server) => server[Symbol.asyncDispose]()));
  }
}

/** The number of a function, by the name of its endpoint. */
export async function functionId(server: Server, api: string): Promise<number> {
  const response = await fetch(`${server.url}/config`);
  const { dependencies } = (await response.json()) as { dependencies: { id: number; api_name: string }[] }; // Gradio's
  const found = dependencies.find(({ api_name: name }) => name === api);
  if (!found) throw new Error(`${server.subject} has no endpoint "${api}".`);
  return found.id;
}
