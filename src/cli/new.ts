import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";

/** Makes a folder with an app, its settings and a test. */
export function createProject(folder: string | undefined): void {
  if (!folder) throw new Error("Name the new folder: gradio-workers new my-app");
  const target = resolve(folder);
  if (existsSync(target) && readdirSync(target).length > 0)
    throw new Error(`${folder} is not empty; name a new folder.`);
  for (const [path, content] of Object.entries(filesOf(nameOf(target)))) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    writeFileSync(join(target, path), content);
  }
  console.log(`Made ${folder}. Next:\n\n  cd ${folder}\n  npm install\n  npm start\n`);
}

/** A name that Workers and buckets may have. */
function nameOf(folder: string): string {
  const name = basename(folder)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 50)
    .replace(/^-+|-+$/g, "");
  return name || "my-app";
}

interface OwnPackage {
  version: string;
  devDependencies: Record<string, string>;
}

function filesOf(name: string): Record<string, string> {
  const own = ownPackage();
  return {
    "app.ts": APP,
    "app.test.ts": TEST,
    "wrangler.toml": wranglerToml(name),
    "package.json": packageJson(name, own),
    "tsconfig.json": TSCONFIG,
    "css.d.ts": CSS_TYPES,
    ".gitignore": "node_modules/\n.gradio/\n.wrangler/\n",
  };
}

function ownPackage(): OwnPackage {
  // A package may ask for itself by name, from its sources as from what is built of them.
  const path = createRequire(import.meta.url).resolve("gradio-workers/package.json");
  return JSON.parse(readFileSync(path, "utf8")) as OwnPackage; // our own package
}

const APP = `import * as gr from "gradio-workers";

export default gr.Interface(({ name }) => \`Hello \${name}!\`, {
  inputs: { name: "text" },
  outputs: gr.Textbox({ label: "Greeting" }),
  apiName: "greet",
});
`;

const TEST = `import assert from "node:assert/strict";
import { after, test } from "node:test";
import { unstable_startWorker } from "wrangler";

const worker = await unstable_startWorker({
  config: "wrangler.toml",
  dev: { server: { port: 0 }, inspector: false, logLevel: "error" },
});
after(() => worker.dispose());

test("greets by name", async () => {
  const { origin } = await worker.url;
  const response = await fetch(\`\${origin}/api/greet\`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "Ada" }),
  });
  assert.deepEqual(await response.json(), { data: ["Hello Ada!"] });
});
`;

function wranglerToml(name: string): string {
  return `name = "${name}"
main = ".gradio/worker.ts"
compatibility_date = "2026-10-01"
compatibility_flags = ["nodejs_compat", "enable_request_signal"]
minify = true
send_metrics = false

[build]
command = "node node_modules/gradio-workers/dist/cli.js build"
# Touched by gradio-workers dev when a file of the app was saved and nothing runs any more.
watch_dir = ".gradio/saved"

[assets]
directory = "node_modules/gradio-workers/dist/client"
binding = "ASSETS"
run_worker_first = true

[[rules]]
type = "Text"
globs = ["**/*.css"]
fallthrough = true

[[r2_buckets]]
binding = "FILES"
bucket_name = "${name}-files"

[version_metadata]
binding = "CF_VERSION_METADATA"

[[durable_objects.bindings]]
name = "QUEUE"
class_name = "QueueObject"

[[migrations]]
tag = "v1"
new_sqlite_classes = ["QueueObject"]
`;
}

function packageJson(name: string, { version, devDependencies }: OwnPackage): string {
  const content = {
    name,
    private: true,
    type: "module",
    scripts: {
      start: "gradio-workers dev",
      deploy: "gradio-workers deploy",
      test: "tsc && node --test",
    },
    dependencies: { "gradio-workers": version },
    devDependencies: {
      "@cloudflare/workers-types": devDependencies["@cloudflare/workers-types"],
      "@types/node": devDependencies["@types/node"],
      node: devDependencies["node"],
      typescript: devDependencies["typescript"],
      wrangler: devDependencies["wrangler"],
    },
    allowScripts: { node: true, esbuild: false, workerd: false, sharp: false },
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

const CSS_TYPES = `/** Style sheets are imported as texts, for launch({ css }). */
declare module "*.css" {
  const text: string;
  export default text;
}
`;

const TSCONFIG = `{
  "compilerOptions": {
    "target": "es2024",
    "module": "esnext",
    "moduleResolution": "bundler",
    "lib": ["es2024"],
    "types": ["@cloudflare/workers-types", "node"],
    "strict": true,
    "allowImportingTsExtensions": true,
    "noEmit": true,
    "skipLibCheck": true
  },
  "include": ["*.ts"]
}
`;
