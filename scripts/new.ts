/** Writes the five files of a new component: `npm run new component rating`. */

import { existsSync, mkdirSync, writeFileSync } from "node:fs";

const USAGE = "Say what to make: npm run new component <name>, such as rating.";

function main([kind, type]: readonly string[]): void {
  if (kind !== "component" || !type) throw new Error(USAGE);
  if (!/^[a-z][a-z0-9]*$/.test(type))
    throw new Error(`"${type}" is no name: use lower-case letters, and digits after them.`);
  const folder = `components/${type}`;
  if (existsSync(folder)) throw new Error(`${folder} is there already.`);
  const name = type.charAt(0).toUpperCase() + type.slice(1);
  mkdirSync(folder);
  for (const [file, content] of Object.entries(filesOf(type, name))) writeFileSync(`${folder}/${file}`, content);
  console.log(`Made ${folder}. It holds a box for text; make it yours. Then:

  1. add to src/index.ts   export { ${name} } from "../components/${type}/definition.ts";
  2. look at it            npm run gallery
  3. test it               npm run test:browser
  4. show it               a folder in demos/
`);
}

function filesOf(type: string, name: string): Record<string, string> {
  return {
    "props.ts": props(name),
    "definition.ts": definition(type, name),
    "element.ts": element(type, name),
    "style.css": style(type),
    "fixtures.ts": fixtures(name),
  };
}

function props(name: string): string {
  return `export interface ${name}Props {
  value: string | null;
  /** Small help under the label; inline Markdown. */
  info: string | null;
}
`;
}

function definition(type: string, name: string): string {
  return `import * as z from "zod/mini";
import { defineComponent } from "../../src/core/component.ts";
import { ${name}Element } from "./element.ts";
import type { ${name}Props } from "./props.ts";

const defaults: ${name}Props = {
  value: null,
  info: null,
};

/**
 * What a visitor does with it, in one sentence.
 *
 * @example
 * const ${type} = gr.${name}({ label: "${name}" });
 */
export const ${name} = defineComponent({
  type: "${type}",
  element: ${name}Element,
  isFormField: true,
  events: { change: undefined, input: undefined },
  defaults,
  wire: () => z.nullable(z.string()),
  preprocess: (text) => text ?? "",
  postprocess: (text: string | null) => text,
  example: () => "Hello!",
});
`;
}

function element(type: string, name: string): string {
  return `import { html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { blockTitle } from "../shared/block-title.ts";
import { GradioElement } from "../shared/gradio-element.ts";
import type { ${name}Props } from "./props.ts";

/**
 * What it looks like, in one sentence.
 *
 * @fires input - the visitor changed the value
 */
@customElement("gr-${type}")
export class ${name}Element extends GradioElement<string> implements ${name}Props {
  static override readonly fallbackLabel = "${name}";

  @property({ attribute: false }) info: string | null = null;

  override render(): TemplateResult {
    return html\`
      <label class=\${this.container ? "container" : ""}>
        \${blockTitle(this)}
        <input
          class=\${this.validationError ? "validation-error" : ""}
          ?disabled=\${!this.interactive}
          .value=\${live(this.value ?? "")}
          @input=\${this.#onInput}
        />
      </label>
    \`;
  }

  protected override restore(): void {
    const box = this.querySelector("input");
    if (box && box.value !== (this.value ?? "")) this.enter(box.value);
  }

  #onInput(event: InputEvent): void {
    this.validationError = null;
    this.enter((event.currentTarget as HTMLInputElement).value); // bound to the box alone
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-${type}": ${name}Element;
  }
}
`;
}

function style(type: string): string {
  return `gr-${type} {
  label {
    display: block;
    width: 100%;
  }

  input {
    width: 100%;
  }
}
`;
}

function fixtures(name: string): string {
  return `import type { Fixture } from "../shared/fixture.ts";

export const fixtures: readonly Fixture[] = [
  { name: "empty", props: { label: "${name}" } },
  { name: "filled", props: { label: "${name}", value: "Ada" } },
  { name: "static", props: { label: "${name}", value: "Ada", interactive: false } },
  { name: "with help", props: { label: "${name}", info: "As in your **passport**." } },
  { name: "refused", props: { label: "${name}", value: "A", validationError: "Too short" } },
  { name: "no container", props: { label: "${name}", showLabel: false, container: false } },
  { name: "long", props: { label: "A label that goes on ".repeat(8), value: "word ".repeat(200) } },
];
`;
}

try {
  main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
