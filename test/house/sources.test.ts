import { describe, it } from "vitest";
import { type Source, sources, texts } from "./sources.ts";

describe("every source file", () => {
  it("has at most 400 lines", ({ expect }) => {
    const long = sources().filter(({ text }) => text.split("\n").length > 401);
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it("leaves nothing for later", ({ expect }) => {
    expect(linesWith(sources(), /\b(TODO|FIXME|XXX|HACK)\b/)).toEqual([]);
  });

  it("gives a reason with each type that it asserts", ({ expect }) => {
    const asserted = sources()
      .filter(({ path }) => path.endsWith(".ts") && !path.startsWith("demos/"))
      .flatMap(({ path, text }) => assertions(text).map((line) => `${path}: ${line}`));
    expect(asserted).toEqual([]);
  });

  it("takes the small flavours of zod and Hono, which weigh half in the Worker", ({ expect }) => {
    const shipped = sources().filter(({ path }) => /^(src|components|worker|durable)\//.test(path));
    expect(linesWith(shipped, /^import (?!type ).* from "(?:zod|hono)"/)).toEqual([]);
  });

  it("writes the wire's names only where the wire is", ({ expect }) => {
    const named = sources().filter(
      ({ path }) => /^(src\/(authoring|core)|components\/(?!app|shared))\//.test(path) && path.endsWith(".ts"),
    );
    expect(linesWith(named, /\b(?:const|let|function) [a-z]+_[a-z]/)).toEqual([]);
  });
});

describe("the state of an event", () => {
  it("is changed by the table of transitions alone", ({ expect }) => {
    const others = sources().filter(({ path }) => path.startsWith("durable/") && path !== "durable/transitions.ts");
    expect(linesWith(others, /\bSET\s(?:(?!\bWHERE\b).)*\bstate\s*=/i)).toEqual([]);
  });
});

describe("every text", () => {
  it("names no place of one machine", ({ expect }) => {
    // In pieces, or this file would be the first to break the rule.
    const places = ["work", "home", "root", "Users", "tmp"].join("|");
    expect(linesWith(texts(), new RegExp(`(?<![\\w.@:/\\-}])/(${places})/\\w`))).toEqual([]);
  });
});

function linesWith(files: readonly Source[], pattern: RegExp): string[] {
  return files.flatMap(({ path, text }) =>
    text.split("\n").flatMap((line, i) => (pattern.test(line) ? [`${path}:${i + 1}: ${line.trim()}`] : [])),
  );
}

/** Lines that say `as Something` without a comment in the line or above it. */
function assertions(text: string): string[] {
  const lines = text.split("\n");
  return lines.flatMap((line, i) => {
    const code = line.replaceAll(/"[^"]*"|'[^']*'|`[^`]*`/g, '""');
    const isCode = !/^\s*(\*|\/\/|\/\*)/.test(code) && !/\bimport\b|\bexport (type )?\{|\* as /.test(code);
    const isAsserted = /\bas (?!const\b)[A-Za-z{[(]/.test(code.replace(/\/\/.*|\/\*.*/, ""));
    const isExplained = /\/\/|\/\*/.test(code) || /^\s*(\/\/|\*\/)/.test(lines[i - 1] ?? "");
    return isCode && isAsserted && !isExplained ? [line.trim()] : [];
  });
}
