/** "Use via API": every endpoint with its parameters, and code to call it. */

import { html, nothing, render, type TemplateResult } from "lit";
import type { ApiInfo, EndpointInfo } from "../../src/protocol/api-info.ts";

type Language = "JavaScript" | "Python" | "curl";

const LANGUAGES: readonly Language[] = ["JavaScript", "Python", "curl"];

/** Shows the dialog; it closes by its button, by Escape, and by a click beside it. */
export async function showApiDocs(): Promise<void> {
  const root = String(Reflect.get(window, "gradio_config").root);
  const response = await fetch(`${root}/gradio_api/info`);
  const info = (await response.json()) as ApiInfo; // our own server's answer
  const dialog = document.createElement("dialog");
  dialog.className = "api-docs";
  dialog.setAttribute("aria-label", "Use via API");
  const draw = (language: Language): void => {
    render(page(info, { root, language, draw }), dialog);
  };
  draw("JavaScript");
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => dialog.remove());
  (document.querySelector(".gradio-container") ?? document.body).append(dialog);
  dialog.showModal();
}

interface Shown {
  readonly root: string;
  readonly language: Language;
  readonly draw: (language: Language) => void;
}

function page(info: ApiInfo, { root, language, draw }: Shown): TemplateResult {
  const endpoints = Object.entries(info.named_endpoints);
  return html`<div class="api-docs-wrap prose">
    <form method="dialog"><button class="api-docs-close" aria-label="Close">×</button></form>
    <h2>API documentation</h2>
    <p>${endpoints.length} ${endpoints.length === 1 ? "endpoint" : "endpoints"} at <code>${root}</code></p>
    <div class="api-docs-languages" role="group" aria-label="Language">
      ${LANGUAGES.map(
        (each) =>
          html`<button type="button" aria-pressed=${each === language} @click=${() => draw(each)}>${each}</button>`,
      )}
    </div>
    <p>${install(language)}</p>
    ${endpoints.map(([name, endpoint]) => section(name, endpoint, { root, language }))}
  </div>`;
}

function install(language: Language): TemplateResult {
  if (language === "curl") return html`Ask with one request, read the answer with another.`;
  return html`Install the client:
    <code>${language === "Python" ? "pip install gradio_client" : "npm install @gradio/client"}</code>`;
}

function section(name: string, endpoint: EndpointInfo, where: Pick<Shown, "root" | "language">): TemplateResult {
  return html`<section>
    <h3><code>${name}</code></h3>
    ${endpoint.description ? html`<p>${endpoint.description}</p>` : nothing}
    <pre tabindex="0"><code>${snippet(name, endpoint, where)}</code></pre>
    <table>
      <thead>
        <tr>
          <th>Parameter</th>
          <th>Type</th>
          <th>Default</th>
        </tr>
      </thead>
      <tbody>
        ${endpoint.parameters.map(
          (each) =>
            html`<tr>
              <td><code>${each.parameter_name}</code></td>
              <td>${each.python_type.type}</td>
              <td>
                ${each.parameter_has_default ? html`<code>${JSON.stringify(each.parameter_default)}</code>` : "required"}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
    <p>
      Answers
      ${endpoint.returns.map(({ label, python_type: { type } }) => `${label}: ${type}`).join(", ") || "nothing"}.
    </p>
  </section>`;
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
