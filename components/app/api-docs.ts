/** "Use via API": every endpoint with its parameters, and code to call it. */

import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { ApiInfo, EndpointInfo } from "../../src/protocol/api-info.ts";
import { choices, type DialogContent, openDialog } from "./dialog.ts";
import { word } from "../shared/words.ts";

type Language = "JavaScript" | "Python" | "curl";

const LANGUAGES: readonly Language[] = ["JavaScript", "Python", "curl"];

const GRAMMARS: Readonly<Record<Language, string>> = { JavaScript: "javascript", Python: "python", curl: "bash" };

/** Shows every endpoint. */
export async function showApiDocs(): Promise<void> {
  const root = String(Reflect.get(window, "gradio_config").root);
  const response = await fetch(`${root}/gradio_api/info`);
  const info = (await response.json()) as ApiInfo; // our own server's answer
  let language: Language = "JavaScript";
  const dialog = openDialog((redraw) => {
    const pick = (name: Language): void => {
      language = name;
      redraw();
      void addCopyButtons(dialog);
    };
    return content(info, { root, language, pick });
  });
  await addCopyButtons(dialog);
}

/** Code can be read without them. */
async function addCopyButtons(dialog: HTMLElement): Promise<void> {
  const { enhanceMarkdown } = await import("../shared/markdown-dom.ts");
  await enhanceMarkdown(dialog, { latexDelimiters: [] });
}

interface Shown {
  readonly root: string;
  readonly language: Language;
  readonly pick: (language: Language) => void;
}

function content(info: ApiInfo, { root, language, pick }: Shown): DialogContent {
  const endpoints = Object.entries(info.named_endpoints);
  return {
    title: word("API documentation"),
    name: word("Use via API"),
    aside: html`<span class="address">${root}</span><span>${word("Endpoints: {0}", endpoints.length)}</span>`,
    body: html`${choices(word("Language"), LANGUAGES, { picked: language, pick })}
    ${keyed(language, [
      install(language),
      endpoints.map(([name, endpoint]) => section(name, endpoint, { root, language })),
    ])}`,
  };
}

function install(language: Language): TemplateResult {
  if (language === "curl") return html`<p>${word("Ask with one request, read the answer with another.")}</p>`;
  return html`<p>${word("Install the client, then call an endpoint with values of your own.")}</p>
    ${code(language === "Python" ? "pip install gradio_client" : "npm install @gradio/client", "curl")}`;
}

function section(name: string, endpoint: EndpointInfo, where: Pick<Shown, "root" | "language">): TemplateResult {
  const { description, parameters, returns } = endpoint;
  return html`<section>
    <h3><code>${name}</code></h3>
    ${description ? html`<p>${description}</p>` : nothing} ${code(snippet(name, endpoint, where), where.language)}
    <h4>${word("Parameters: {0}", parameters.length)}</h4>
    <ul>
      ${parameters.map(
        (each) =>
          html`<li>
            <code>${each.parameter_name}</code> <span class="type">${each.python_type.type}</span>
            <span>
              ${each.parameter_has_default ? html`${word("default")} <code>${JSON.stringify(each.parameter_default)}</code>` : word("required")}
            </span>
          </li>`,
      )}
    </ul>
    <h4>${word("Answers: {0}", returns.length)}</h4>
    <ul>
      ${returns.map(({ label, python_type: { type } }) => html`<li>${label} <span class="type">${type}</span></li>`)}
    </ul>
  </section>`;
}

/** A block that is coloured and gets a copy button once it is drawn. Drawn anew for every text, never changed. */
function code(text: string, language: Language): TemplateResult {
  return html`<pre tabindex="0"><code class="language-${GRAMMARS[language]}">${text}</code></pre>`;
}

function snippet(
  name: string,
  { parameters }: EndpointInfo,
  { root, language }: Pick<Shown, "root" | "language">,
): string {
  const examples = parameters.map((each) => [each.parameter_name, JSON.stringify(each.example_input)] as const);
  switch (language) {
    case "JavaScript": {
      const lines = examples.map(([key, value]) => `  ${key}: ${value},\n`).join("");
      return `import { Client } from "@gradio/client";\n\nconst client = await Client.connect("${root}");\nconst result = await client.predict("${name}", {\n${lines}});\nconsole.log(result.data);`;
    }
    case "Python": {
      const lines = examples.map(([key, value]) => `    ${key}=${pythonLiteral(value)},\n`).join("");
      return `from gradio_client import Client\n\nclient = Client("${root}")\nresult = client.predict(\n${lines}    api_name="${name}",\n)\nprint(result)`;
    }
    case "curl": {
      const data = `[${examples.map(([, value]) => value).join(", ")}]`;
      return `curl -X POST ${root}/gradio_api/call${name} -H "Content-Type: application/json" \\\n  -d '{"data": ${data}}'\n\ncurl -N ${root}/gradio_api/call${name}/EVENT_ID`;
    }
  }
}

function pythonLiteral(json: string): string {
  return json
    .replace(/\btrue\b/g, "True")
    .replace(/\bfalse\b/g, "False")
    .replace(/\bnull\b/g, "None");
}
