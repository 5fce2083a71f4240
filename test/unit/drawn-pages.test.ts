import { describe, it, vi } from "vitest";
import { DrawnPages } from "../../worker/ssr/drawn-pages.ts";

describe("drawn pages", () => {
  it("are drawn once, and have another nonce in each answer", ({ expect }) => {
    const pages = new DrawnPages();
    const draw = vi.fn<() => string>(() => `<script nonce="n1">1</script><script nonce="n1">2</script>`);
    expect(pages.page("a", "n1", draw)).toBe(draw());
    expect(pages.page("a", "n2", draw)).toBe(`<script nonce="n2">1</script><script nonce="n2">2</script>`);
    expect(draw).toHaveBeenCalledTimes(2);
  });

  it("are not mixed up, and not kept without end", ({ expect }) => {
    const pages = new DrawnPages();
    const drawn: string[] = [];
    const ask = (key: string): string =>
      pages.page(key, "n", () => {
        drawn.push(key);
        return `page ${key}`;
      });
    const keys = Array.from({ length: 40 }, (_, i) => `key-${i}`);
    for (const key of keys) expect(ask(key)).toBe(`page ${key}`);
    expect(ask("key-39")).toBe("page key-39");
    expect(drawn).toEqual(keys);
    expect(ask("key-0")).toBe("page key-0");
    expect(drawn).toHaveLength(41);
  });
});
