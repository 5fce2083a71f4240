import { html, nothing, type TemplateResult } from "lit";
import { word } from "../shared/words.ts";
import type { Chat } from "./chat.ts";
import type { WireExample } from "../../src/protocol/chat.ts";
import { kindOf } from "../shared/file-kind.ts";
import { nameOf } from "./turns.ts";

/** What stands there before anybody has said anything. */
export function emptyView(chat: Chat, fire: (event: string, data: unknown) => void): TemplateResult | typeof nothing {
  const { placeholder, examples } = chat;
  if (placeholder === null && (examples ?? []).length === 0) return nothing;
  return html`<div class="placeholder-content" role="complementary" aria-label=${word("Examples")}>
    ${placeholder === null ? nothing : html`<div class="placeholder">${chat.text("placeholder", placeholder)}</div>`}
    ${
      examples && examples.length > 0
        ? html`<div class="examples" role="group" aria-label=${word("Examples")}>
            ${examples.map((example, i) => card(example, i, fire))}
          </div>`
        : nothing
    }
  </div>`;
}

function card(example: WireExample, index: number, fire: (event: string, data: unknown) => void): TemplateResult {
  const { text, display_text: shown, icon, files = [] } = example;
  const name = shown ?? text ?? files.map(nameOf).join(", ");
  const picture = icon ?? files.find((file) => kindOf(file) === "image");
  return html`<button
    type="button"
    class="example"
    aria-label=${word("Select example {0}: {1}", index + 1, name)}
    @click=${() => fire("example_select", { index, value: { ...(text === undefined ? {} : { text }), files } })}
  >
    ${picture?.url ? html`<img class="example-image" src=${picture.url} alt="" />` : nothing}
    <span class="example-text">${name}</span>
  </button>`;
}
