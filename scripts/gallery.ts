/** Shows every state of every component, light beside dark: `PORT=8788 npm run gallery`. */

import { createServer } from "vite";
import { buildLibrary } from "./build.ts";

// The built library brings the fonts; components come from their sources.
await buildLibrary({ force: false });
const server = await createServer({
  root: `${import.meta.dirname}/..`,
  configFile: false,
  publicDir: "dist/client",
  logLevel: "warn",
  server: {
    host: "127.0.0.1",
    port: Number(process.env["PORT"] ?? 8788),
    watch: { ignored: ["**/dist/**", "**/.gradio/**", "**/.wrangler/**"] },
  },
});
await server.listen();
const address = server.resolvedUrls?.local[0] ?? "";
console.log(`\n  ${address}scripts/gallery/\n\n  Ctrl-C stops it.\n`);
