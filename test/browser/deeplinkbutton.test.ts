/** A button that puts a link into the clipboard, where there is one to put and somewhere to put it. */

import { describe, it, vi } from "vitest";
import { AppNode } from "../../components/app/app-node.ts";
import { GradioEvent } from "../../components/shared/gradio-event.ts";
import { newPage, type Page, registry, settled, viewOf } from "./stage.ts";

interface Shown {
  readonly button: HTMLButtonElement;
  /** Events with what they say. */
  readonly heard: unknown[];
}

/** The button, of an app that answers the page's values with `answer`. */
async function shown(page: Page, answer: () => Promise<unknown>, props: object = {}): Promise<Shown> {
  const heard: unknown[] = [];
  page.container.addEventListener(GradioEvent.type, (event) => {
    const { event: name, data } = event as GradioEvent; // of this type
    heard.push([name, data]);
  });
  const view = viewOf({ type: "deeplinkbutton", props: { value: "Share", ...props } });
  const node = new AppNode(view, null, registry());
  node.take({ author: () => ({ call: answer }) });
  await node.mount(page.column, null);
  await settled(node);
  const button = node.element?.querySelector("button");
  if (!button) throw new Error("There is no button.");
  return { button, heard };
}

const address = (id: string): string => {
  const url = new URL(location.href);
  url.searchParams.set("deep_link", id);
  return url.href;
};

/** What is written into the clipboard; or the browser refuses. */
function clipboard({ refuses = false } = {}): string[] {
  const written: string[] = [];
  vi.spyOn(navigator.clipboard, "write").mockImplementation(async ([item]) => {
    const blob = await item?.getType("text/plain");
    if (refuses) throw new DOMException("No.", "NotAllowedError");
    written.push((await blob?.text()) ?? "");
  });
  return written;
}

describe("a DeepLinkButton", () => {
  it("copies the page's address with the link, and says so for a moment", async ({ expect }) => {
    using page = newPage();
    const written = clipboard();
    const { button, heard } = await shown(page, async () => "abc", { copiedValue: "Done" });
    button.click();
    await expect.poll(() => button.innerText.trim()).toBe("Done");
    expect(written).toEqual([address("abc")]);
    await expect.poll(() => button.innerText.trim(), { timeout: 3000 }).toBe("Share");
    expect(heard).toEqual([["click", null]]);
  });

  it("makes one link at a time", async ({ expect }) => {
    using page = newPage();
    clipboard();
    const answer = vi.fn<() => Promise<unknown>>(async () => "abc");
    const { button } = await shown(page, answer);
    button.click();
    button.click();
    await expect.poll(() => button.innerText.trim()).toBe("Link Copied!");
    expect(answer).toHaveBeenCalledExactlyOnceWith("make_link", null);
  });

  it("shows the link where the browser keeps pages from the clipboard", async ({ expect }) => {
    using page = newPage();
    clipboard({ refuses: true });
    const { button, heard } = await shown(page, async () => "abc");
    button.click();
    await expect.poll(() => heard).toContainEqual(["info", address("abc")]);
    expect(button.innerText.trim()).toBe("Share");
  });

  it("says why there is no link, and can be pressed again", async ({ expect }) => {
    using page = newPage();
    const written = clipboard();
    const answer = vi.fn<() => Promise<unknown>>(async () => {
      throw new Error("Too much.");
    });
    const { button, heard } = await shown(page, answer);
    button.click();
    await expect.poll(() => heard).toContainEqual(["error", "Too much."]);
    answer.mockResolvedValue(3);
    button.click();
    await expect.poll(() => heard).toContainEqual(["error", "There is nowhere to keep what this page shows."]);
    answer.mockResolvedValue("abc");
    button.click();
    await expect.poll(() => written).toEqual([address("abc")]);
  });

  it("says when the page was opened by a link that is none", async ({ expect }) => {
    using page = newPage();
    const { heard } = await shown(page, async () => "abc", { deepLinkState: "invalid" });
    expect(heard).toEqual([["error", "Deep link was not valid. The page shows what it starts with."]]);
  });
});
