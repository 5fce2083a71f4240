/** Makes the declarations of the package: those that its entries reach, and no others. */

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";

/** Where the compiler writes: modules that the browser shares belong to a project of their own. */
const WRITTEN = ["node_modules/.cache/types/package", "node_modules/.cache/types/browser"];
const TARGET = "dist/types";

/** What `package.json` exports, as far as it has types. */
interface Manifest {
  readonly exports: Readonly<Record<string, string | { readonly types: string }>>;
}

/** Writes `dist/types`. */
export function buildTypes(): void {
  const tsc = join("node_modules", "typescript", "bin", "tsc");
  execFileSync(process.execPath, [tsc, "-b", "--force", "tsconfig.types.json"], { stdio: "inherit" });
  const done = new Set<string>();
  const visit = (module: string): void => {
    if (done.has(module)) return;
    done.add(module);
    const { text, imports } = declaration(module);
    mkdirSync(join(TARGET, dirname(module)), { recursive: true });
    writeFileSync(join(TARGET, `${module}.d.ts`), text);
    imports.forEach(visit);
  };
  entries().forEach(visit);
}

function entries(): string[] {
  const { exports } = JSON.parse(readFileSync("package.json", "utf8")) as Manifest; // our own
  return Object.values(exports).flatMap((entry) =>
    typeof entry === "string" ? [] : posix.relative(TARGET, entry.types).replace(/\.d\.ts$/, ""),
  );
}

/** One module's declarations. The compiler keeps the `.ts` of our imports; packages say `.js`. */
function declaration(module: string): { text: string; imports: string[] } {
  const path = WRITTEN.map((folder) => join(folder, `${module}.d.ts`)).find(existsSync);
  if (!path) throw new Error(`The compiler has written no declarations for ${module}.`);
  const imports: string[] = [];
  const text = readFileSync(path, "utf8").replaceAll(
    /((?:from |import )"|import\(")(\.[^"]*)\.ts"/g,
    (_, before: string, specifier: string) => {
      imports.push(posix.join(posix.dirname(module), specifier));
      return `${before}${specifier}.js"`;
    },
  );
  return { text, imports };
}
