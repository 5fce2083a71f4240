import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { bundle } from "lightningcss";
import { defineConfig, type Plugin, type Rolldown, type UserConfig } from "vite";
import type { ClientManifest, ClientScript } from "./worker/client-manifest.ts";

const root = import.meta.dirname;
const MANIFEST = join(root, "dist/client-manifest.json");

/** Component folders that have an element. */
function elementFolders(): string[] {
  return readdirSync(join(root, "components"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .filter((name) => readdirSync(join(root, "components", name)).includes("element.ts"));
}

function minified(path: string): string {
  const { code } = bundle({ filename: path, minify: true });
  return code.toString();
}

/** Fonts of the theme: package files that are served from our own origin. */
function fontFiles(): { name: string; source: Buffer }[] {
  const require = createRequire(import.meta.url);
  return ["source-sans-pro-latin-400-normal", "source-sans-pro-latin-600-normal", "ibm-plex-mono-latin-400-normal"].map(
    (name) => {
      const family = name.startsWith("ibm") ? "ibm-plex-mono" : "source-sans-pro";
      return {
        name: `${name}.woff2`,
        source: readFileSync(require.resolve(`@fontsource/${family}/files/${name}.woff2`)),
      };
    },
  );
}

/** Emits styles and fonts, and writes down for the Worker what the build has made. */
function clientManifest(): Plugin {
  const styles = new Map<string, { reference: string; css: string }>();
  return {
    name: "client-manifest",
    buildStart() {
      for (const type of [...elementFolders(), "app"]) {
        const css = minified(join(root, `components/${type}/style.css`));
        const reference = this.emitFile({ type: "asset", name: `${type}.css`, source: css });
        styles.set(type, { reference, css });
      }
      for (const { name, source } of fontFiles()) {
        this.emitFile({ type: "asset", fileName: `assets/fonts/${name}`, source });
      }
    },
    generateBundle(_, files) {
      const components = Object.fromEntries(
        [...styles].map(([type, { reference, css }]) => [
          type,
          { ...scriptOf(files, type), style: `/${this.getFileName(reference)}`, css },
        ]),
      );
      const manifest: ClientManifest = {
        app: scriptOf(files, "app"),
        embed: scriptOf(files, "gradio"),
        style: minified(join(root, "components/shared/base.css")),
        components,
        fonts: ["/assets/fonts/source-sans-pro-latin-400-normal.woff2"],
      };
      writeFileSync(MANIFEST, JSON.stringify(manifest));
    },
  };
}

function scriptOf(files: Rolldown.OutputBundle, name: string): ClientScript {
  const chunk = Object.values(files).find((file) => file.type === "chunk" && file.isEntry && file.name === name);
  if (chunk?.type !== "chunk") throw new Error(`The build has no entry "${name}".`);
  const imports = new Set<string>();
  const visit = (file: string): void => {
    const imported = files[file];
    if (imports.has(file) || imported?.type !== "chunk") return;
    imports.add(file);
    imported.imports.forEach(visit);
  };
  chunk.imports.forEach(visit);
  return { script: `/${chunk.fileName}`, imports: [...imports].map((file) => `/${file}`) };
}

const COMMON = /components\/shared\/(gradio-element|gradio-event|styles|assign-props|block-title|inline-markdown)\.ts$/;

/** Lit, and what every element is made of. */
function isRuntime(id: string): boolean {
  return COMMON.test(id) || /node_modules\/(@lit|@lit-labs|lit|lit-html|lit-element)\//.test(id);
}

const client: UserConfig = {
  base: "./",
  publicDir: false,
  plugins: [clientManifest()],
  build: {
    outDir: "dist/client",
    target: "es2023",
    modulePreload: false,
    // A font inside the style sheet is an address that the page's policy does not allow.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        app: "components/app/main.ts",
        gradio: "components/app/embed.ts",
        ...Object.fromEntries(elementFolders().map((type) => [type, `components/${type}/element.ts`])),
      },
      preserveEntrySignatures: "exports-only",
      output: {
        entryFileNames: "assets/[name]-[hash].js",
        chunkFileNames: "assets/[name]-[hash].js",
        assetFileNames: "assets/[name]-[hash][extname]",
        // What every page needs comes in one file; what few need stays apart.
        codeSplitting: { groups: [{ name: "runtime", test: isRuntime }] },
      },
    },
  },
};

/** Everything else is built in: Lit needs a condition of its own, and of zod and Hono little is used. */
const EXTERNAL = /^(cloudflare:|node:)/;

const BROWSER_ONLY = "\0browser-only";

/** What elements fetch when the page needs it, such as KaTeX, has no use in a Worker. */
function withoutBrowserModules(): Plugin {
  return {
    name: "without-browser-modules",
    enforce: "pre",
    resolveId(_, importer, { kind }) {
      const isElement = importer !== undefined && /\/components\/(?!.*definition\.ts$)/.test(importer);
      return isElement && kind === "dynamic-import" ? BROWSER_ONLY : null;
    },
    load: (id) => (id === BROWSER_ONLY ? "export {};" : null),
  };
}

/** How elements are found that a server draws: Lit without a document. */
export const serverResolve = {
  conditions: ["node", "module", "import", "default"],
  alias: { "@lit-labs/ssr-dom-shim": join(root, "worker/ssr/dom-stand-in.ts") },
};

const library: UserConfig = {
  publicDir: false,
  plugins: [
    withoutBrowserModules(),
    {
      name: "client-manifest-module",
      resolveId: (id) => (id === "virtual:client-manifest" ? MANIFEST : null),
    },
  ],
  resolve: { alias: serverResolve.alias },
  ssr: { target: "webworker", noExternal: true, resolve: { conditions: serverResolve.conditions } },
  build: {
    ssr: true,
    outDir: "dist",
    emptyOutDir: false,
    target: "es2024",
    minify: false,
    rolldownOptions: {
      external: EXTERNAL,
      input: {
        index: "src/index.ts",
        worker: "worker/index.ts",
        durable: "durable/index.ts",
        cli: "src/cli/main.ts",
      },
      output: { entryFileNames: "[name].js", chunkFileNames: `chunks/[name]-[hash].js` },
    },
  },
};

export default defineConfig(({ mode }) => (mode === "client" ? client : library));
