import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { bundle } from "lightningcss";
import { pathToFileURL } from "node:url";
import { defineConfig, type Plugin, type Rolldown, type UserConfig } from "vite";
import { LANGUAGES } from "./src/protocol/languages.ts";
import { HOSTED, packagedFont } from "./src/theme/font-files.ts";
import { PREBUILT } from "./src/theme/prebuilt/all.ts";
import type { ClientManifest, ClientScript } from "./worker/client-manifest.ts";
import type { LanguageAsset } from "./worker/ssr/language-asset.ts";

const root = import.meta.dirname;
const require = createRequire(import.meta.url);
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

/** Emits styles and fonts, and writes down for the Worker what the build has made. */
function clientManifest(): Plugin {
  const styles = new Map<string, { reference: string; css: string }>();
  let monitoringStyle = "";
  return {
    name: "client-manifest",
    buildStart() {
      for (const type of [...elementFolders(), "app"]) {
        const css = minified(join(root, `components/${type}/style.css`));
        styles.set(type, { css, reference: this.emitFile({ type: "asset", name: `${type}.css`, source: css }) });
      }
      const css = minified(join(root, "components/app/monitoring.css"));
      monitoringStyle = this.emitFile({ type: "asset", name: "monitoring.css", source: css });
      const base = minified(join(root, "components/shared/base.css"));
      this.emitFile({ type: "asset", fileName: "assets/base.css", source: base });
      const icon = readFileSync(join(root, "components/app/favicon.svg"));
      this.emitFile({ type: "asset", fileName: "assets/favicon.svg", source: icon });
      for (const { file } of [...HOSTED.values()].flat()) {
        const source = readFileSync(require.resolve(packagedFont(file)));
        this.emitFile({ type: "asset", fileName: `assets/${file}`, source });
      }
      for (const [name, theme] of Object.entries(PREBUILT)) {
        const source = JSON.stringify(theme().compiled);
        this.emitFile({ type: "asset", fileName: `assets/themes/${name}.json`, source });
      }
    },
    async generateBundle(_, files) {
      for (const code of LANGUAGES) {
        const source = JSON.stringify(await languageAsset(code, files));
        this.emitFile({ type: "asset", fileName: `assets/languages/${code}.json`, source });
      }
      const components = Object.fromEntries(
        [...styles].map(([type, { reference }]) => [
          type,
          { ...scriptOf(files, type), style: `/${this.getFileName(reference)}` },
        ]),
      );
      const manifest: ClientManifest = {
        app: scriptOf(files, "app"),
        embed: scriptOf(files, "gradio"),
        monitoring: { ...scriptOf(files, "monitoring"), style: `/${this.getFileName(monitoringStyle)}` },
        components,
      };
      writeFileSync(MANIFEST, JSON.stringify(manifest));
      // As assets, they weigh nothing in the Worker.
      this.emitFile({ type: "asset", fileName: "assets/components.json", source: JSON.stringify(components) });
      const sheets = Object.fromEntries([...styles].map(([type, { css }]) => [type, css]));
      this.emitFile({ type: "asset", fileName: "assets/styles.json", source: JSON.stringify(sheets) });
    },
  };
}

/** A language for the Worker: its words, and the scripts that bring them to the browser. */
async function languageAsset(code: string, files: Rolldown.OutputBundle): Promise<LanguageAsset> {
  const speech = chunkOf(files, ({ name }) => name === "speech");
  const scripts = withImports(files, speech);
  if (code === "en") return { scripts, words: {} };
  const path = `components/shared/languages/${code.toLowerCase()}.ts`;
  const { fileName } = chunkOf(files, ({ facadeModuleId }) => facadeModuleId === join(root, path));
  const { words } = (await import(pathToFileURL(join(root, path)).href)) as Pick<LanguageAsset, "words">; // every one of them has this
  return { scripts: [...scripts, `/${fileName}`], words };
}

function chunkOf(
  files: Rolldown.OutputBundle,
  isMeant: (chunk: Rolldown.OutputChunk) => boolean,
): Rolldown.OutputChunk {
  const chunk = Object.values(files).find((file) => file.type === "chunk" && isMeant(file));
  if (chunk?.type !== "chunk") throw new Error("The build has not made what it should.");
  return chunk;
}

function scriptOf(files: Rolldown.OutputBundle, name: string): ClientScript {
  const [script = "", ...imports] = withImports(
    files,
    chunkOf(files, (chunk) => chunk.isEntry && chunk.name === name),
  );
  return { script, imports };
}

/** The paths of a script and all that it imports. */
function withImports(files: Rolldown.OutputBundle, chunk: Rolldown.OutputChunk): string[] {
  const imports = new Set<string>();
  const visit = (file: string): void => {
    const imported = files[file];
    if (imports.has(file) || imported?.type !== "chunk") return;
    imports.add(file);
    imported.imports.forEach(visit);
  };
  chunk.imports.forEach(visit);
  return [chunk.fileName, ...imports].map((file) => `/${file}`);
}

const COMMON =
  /components\/shared\/(gradio-element|gradio-event|styles|assign-props|block-title|inline-markdown|words)\.ts$/;

/** Lit, and what every element is made of. */
function isRuntime(id: string): boolean {
  // What few components use stays with them.
  const isSeldom = /\/directives\/(guard|repeat)\.js$|\?of=repeat$/.test(id);
  return COMMON.test(id) || (!isSeldom && /node_modules\/(@lit|@lit-labs|lit|lit-html|lit-element)\//.test(id));
}

/** Marked's module makes an instance for who wants no parts, which keeps all of it in every bundle. We use its parts. */
function markedInParts(): Plugin {
  const parts = ["Lexer", "Parser", "Renderer", "Tokenizer"];
  return {
    name: "marked-in-parts",
    transform(code, id) {
      if (!id.endsWith("/marked/lib/marked.esm.js")) return null;
      const instance = /;var \w+=new \w+;function [^]*export\{([^}]*)\};/.exec(code);
      const kept = instance?.[1]?.split(",").filter((name) => parts.some((part) => name.endsWith(` as ${part}`)));
      if (!instance || kept?.length !== parts.length) throw new Error("Marked's module has another form than we know.");
      return { code: `${code.slice(0, instance.index)};export{${kept.join(",")}};`, map: null };
    },
  };
}

/** Lists with keys are drawn by tables alone, so that what such lists need of Lit stays out of the page's first script. */
function repeatApart(): Plugin {
  return {
    name: "repeat-apart",
    enforce: "pre",
    async resolveId(source, importer) {
      if (!importer?.endsWith("/directives/repeat.js") || !source.endsWith("directive-helpers.js")) return null;
      const helpers = await this.resolve(source, importer, { skipSelf: true });
      return helpers && `${helpers.id}?of=repeat`;
    },
  };
}

/** Vite wraps each `import()` to fetch style sheets along with it. Our scripts import none, so the wrapper is weight alone. */
function withoutPreloading(): Plugin {
  return {
    name: "without-preloading",
    transform: (_, id) =>
      id.endsWith("vite/preload-helper.js") ? "export const __vitePreload = (load) => load();" : null,
  };
}

const client: UserConfig = {
  base: "./",
  publicDir: false,
  plugins: [withoutPreloading(), markedInParts(), repeatApart(), clientManifest()],
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
        monitoring: "components/app/monitoring.ts",
        reload: "components/app/reload.ts",
        ...Object.fromEntries(elementFolders().map((type) => [type, `components/${type}/element.ts`])),
      },
      preserveEntrySignatures: "exports-only",
      output: {
        // Named by a Worker that is being worked on, which knows no manifest.
        entryFileNames: ({ name }) => (name === "reload" ? "assets/reload.js" : "assets/[name]-[hash].js"),
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

/** Gives definitions their style sheets as text: the same that the browser gets as files. */
function inlineStyles(): Plugin {
  return {
    name: "inline-styles",
    enforce: "pre",
    resolveId(source, importer) {
      if (!importer || !source.endsWith(".css?inline")) return null;
      // The name of a script, or Vite would read it as a style sheet.
      return resolve(dirname(importer), source.replace("?inline", ".js"));
    },
    load(id) {
      if (!id.endsWith(".css.js")) return null;
      return `export default ${JSON.stringify(minified(id.slice(0, -".js".length)))};`;
    },
  };
}

/** No module of ours does anything by being loaded, as package.json says; bundlers warn of imports for that alone. */
function withoutEmptyImports(): Plugin {
  return {
    name: "without-empty-imports",
    generateBundle(_, files) {
      for (const file of Object.values(files)) {
        if (file.type === "chunk") file.code = file.code.replace(/^import "\.[^"]*";\n/gm, "");
      }
    },
  };
}

/**
 * Leaves out the source maps of other packages: they are half of all, and whoever bundles an app reads every one of them at
 * every save.
 */
function withoutForeignMaps(): Plugin {
  return {
    name: "without-foreign-maps",
    generateBundle(_, files) {
      for (const file of Object.values(files)) {
        if (file.type !== "chunk" || !file.fileName.includes("/packages/")) continue;
        delete files[`${file.fileName}.map`];
        file.code = file.code.replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n");
      }
    },
  };
}

/** How elements are found that a server draws: Lit without a document. */
export const serverResolve = {
  conditions: ["node", "module", "import", "default"],
  alias: { "@lit-labs/ssr-dom-shim": join(root, "worker/ssr/dom-stand-in.ts") },
};

const ENTRIES: Readonly<Record<string, string>> = {
  index: "src/index.ts",
  worker: "worker/index.ts",
  durable: "durable/index.ts",
  dev: "worker/dev.ts",
  themes: "src/themes.ts",
  cli: "src/cli/main.ts",
};

/**
 * One file for each module: an author's bundler leaves out those that the app does not reach, such as the components
 * that it does not use. (npm packs no folder called node_modules.)
 */
function fileOf({ name }: { name: string }): string {
  return name in ENTRIES ? `${name}.js` : `modules/${name.replaceAll("node_modules/", "packages/")}.js`;
}

const library: UserConfig = {
  publicDir: false,
  plugins: [
    withoutBrowserModules(),
    markedInParts(),
    inlineStyles(),
    withoutEmptyImports(),
    withoutForeignMaps(),
    {
      name: "client-manifest-module",
      resolveId: (id) => (id === "virtual:client-manifest" ? "\0client-manifest" : null),
      load(id) {
        if (id !== "\0client-manifest") return null;
        this.addWatchFile(MANIFEST);
        const { components: _, ...others } = JSON.parse(readFileSync(MANIFEST, "utf8")) as ClientManifest; // our own build's
        return `export default ${JSON.stringify(others)};`;
      },
    },
  ],
  resolve: { alias: serverResolve.alias },
  ssr: { target: "webworker", noExternal: true, resolve: { conditions: serverResolve.conditions } },
  build: {
    ssr: true,
    outDir: "dist",
    emptyOutDir: false,
    target: "es2024",
    // Traces of errors name the lines of our sources.
    sourcemap: true,
    rolldownOptions: {
      external: EXTERNAL,
      input: ENTRIES,
      output: {
        preserveModules: true,
        preserveModulesRoot: root,
        entryFileNames: fileOf,
        // Wrangler keeps the name of every function as a string: short ones save 4 KB of a Worker.
        minify: { mangle: { toplevel: true }, compress: false, codegen: { removeWhitespace: false } },
      },
    },
  },
};

export default defineConfig(({ mode }) => (mode === "client" ? client : library));
