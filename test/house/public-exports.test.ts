import { posix } from "node:path";
import { it } from "vitest";
import { read } from "./sources.ts";

interface Exported {
  readonly name: string;
  /** The file that declares it. */
  readonly path: string;
}

const texts = new Map(read(["{src,components,worker,durable}/**/*.ts"]).map(({ path, text }) => [path, text]));

const ENTRIES: readonly Exported[] = [
  { name: "createWorker", path: "worker/index.ts" },
  { name: "createDurableObjects", path: "durable/index.ts" },
];

it.for([...reExports("src/index.ts"), ...ENTRIES])("$name of $path says what it is", ({ name, path }, { expect }) => {
  const declaration = new RegExp(
    `(\\*/\\n|//[^\\n]*\\n)?export (?:declare )?(?:abstract )?(?:const|function|class|interface|type) ${name}\\b`,
  );
  const found = declaration.exec(texts.get(path) ?? "");
  expect(found, "its declaration").not.toBeNull();
  expect(found?.[1], "the comment above it").toMatch(/^\*\//);
});

/** `export { A as B } from "./c.ts"`, and the same with types. */
function reExports(path: string): Exported[] {
  const statements = [...(texts.get(path) ?? "").matchAll(/export (?:type )?\{([^}]+)\} from "([^"]+)"/g)];
  return statements.flatMap(([, names = "", from = ""]) =>
    names
      .split(",")
      .map((name) =>
        name
          .trim()
          .replace(/^type /, "")
          .replace(/ as .*/, ""),
      )
      .filter(Boolean)
      .map((name) => ({ name, path: posix.join(posix.dirname(path), from) })),
  );
}
