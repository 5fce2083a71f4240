import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A page of another origin with loud styles of its own. */
export async function foreignPage(app: string): Promise<{ url: string } & AsyncDisposable> {
  const html = `<!doctype html><style>h1 { color: red } textarea { font-size: 40px } label { display: none !important }</style>
    <h1>Host</h1><script type="module" src="${app}/gradio.js"></script><gradio-app src="${app}" eager></gradio-app>`;
  const server = createServer((_, response) => response.setHeader("content-type", "text/html").end(html));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    url: `http://localhost:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
