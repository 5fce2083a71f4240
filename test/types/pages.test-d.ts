/** Pages, links and mounts. */

import { expectTypeOf } from "vitest";
import * as gr from "gradio-workers";

const app = gr.Blocks([]);
const text = gr.Textbox();

// A page is an app, or a function that makes one.
expectTypeOf(gr.route(app, "Two", gr.Blocks([]))).toEqualTypeOf<gr.App>();
gr.route(app, { name: "Three", path: "3", showInNavbar: false }, () =>
  gr.Interface((name: string) => name, { inputs: "text", outputs: "text" }),
);
// @ts-expect-error a list of components is no app
gr.route(app, "Four", [text]);
// @ts-expect-error a page has a name
gr.route(app, { path: "5" }, gr.Blocks([]));

// A Navbar holds links.
const links = gr.Navbar({ mainPageName: false, value: [["Docs", "https://example.com"]] });
links.change((value) => void expectTypeOf(value).toEqualTypeOf<readonly (readonly [string, string])[] | null>(), {
  inputs: links,
});
text.change(() => [["Docs", "docs"] as const], { outputs: links });
text.change(() => gr.update({ mainPageName: "Start", visible: true }), { outputs: links });
// @ts-expect-error a link has a text and a target
text.change(() => [["Docs"]], { outputs: links });
// @ts-expect-error the first page has a name, or no link
gr.Navbar({ mainPageName: true });
// @ts-expect-error the app says this itself
gr.Navbar({ pages: [] });

// A DeepLinkButton says its text first.
gr.DeepLinkButton("Share", { copiedValue: "Done", variant: "primary", size: "sm" });
gr.Interface((name: string) => name, { inputs: "text", outputs: "text", deepLink: gr.DeepLinkButton() });
// @ts-expect-error it has no label
gr.DeepLinkButton("Share", { label: "Share" });

// Apps are mounted by their paths, beside whatever answers requests.
const mounted = gr.mount({ "/a": app }, (request) => new Response(request.url));
expectTypeOf(mounted).toEqualTypeOf<gr.Mounted>();
gr.mount({ "/a": app }, { fetch: async (request: Request) => new Response(request.url) });
// @ts-expect-error there is no component to mount
gr.mount({ "/a": text });
