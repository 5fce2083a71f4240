import { render } from "@lit-labs/ssr";
import { collectResultSync } from "@lit-labs/ssr/lib/render-result.js";
import { html, noChange, nothing, svg } from "lit";
import { live } from "lit/directives/live.js";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { describe, it } from "vitest";
import { renderValue } from "../../worker/ssr/render-template.ts";

const icon = html`<svg viewBox="0 0 24 24">${svg`<path d="M5 12h14"/><path d="M12 5v14"/>`}</svg>`;

describe("the server renderer", () => {
  it.for([
    ["text", html`<p>Hello ${'<Ada> & "co"'}!</p>`],
    ["nothing", html`<p>${nothing}${null}${undefined}${noChange}${""}${0}</p>`],
    ["attributes", html`<a href=${"/a?b&c"} title="one ${"two"} three ${4}" id=${nothing}>x</a>`],
    ["flags", html`<input ?disabled=${true} ?hidden=${false} .value=${"typed"} @input=${() => {}} />`],
    ["nested templates", html`<div>${html`<b>${"in"}</b>`} and ${html`<i>out</i>`}</div>`],
    [
      "lists",
      html`<ul>
        ${["a", "b"].map((item) => html`<li>${item}</li>`)}
      </ul>`,
    ],
    [
      "empty lists",
      html`<ul>
        ${[]}
      </ul>`,
    ],
    ["SVG", html`<button>${icon}</button>`],
    ["trusted HTML", html`<div>${unsafeHTML("<em>yes</em>")}</div>`],
    ["live values", html`<input .value=${live("now")} />`],
    [
      "several bound elements",
      html`<div class=${"a"}>
        <p><b id=${"b"}></b></p>
        <!-- c --><i title=${"d"}></i>
      </div>`,
    ],
  ] as const)("draws %s as Lit's own renderer does", ([, template], { expect }) => {
    const ours = renderValue(template, { add: () => "" });
    expect(comparable(ours)).toBe(comparable(collectResultSync(render(template))));
  });
});

/** The same markup in one spelling: escapes, spaces between attributes, and the slash of void elements. */
function comparable(markup: string): string {
  return markup
    .replace(/&(?:#34|quot);/g, '"')
    .replace(/&(?:#38|amp);/g, "&")
    .replace(/&(?:#60|lt);/g, "<")
    .replace(/&(?:#62|gt);/g, ">")
    .replace(/&(?:#39|apos);/g, "'")
    .replace(/<!--(?!\/?lit)[\s\S]*?-->/g, "")
    .replace(/\s+/g, " ")
    .replace(/ ?\/?>/g, ">");
}
