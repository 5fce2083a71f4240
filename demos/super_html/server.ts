import * as gr from "gradio-workers";

const uploader = gr.HTML(null, {
  htmlTemplate: `
    <input type="file" id="html-file-input" aria-label="A file">
    <button id="html-upload-btn">Send file</button>
    <p id="html-upload-status"></p>`,
  jsOnLoad: ({ element, trigger, upload }) => {
    const field = element.querySelector("#html-file-input");
    const status = element.querySelector("#html-upload-status");
    element.querySelector("#html-upload-btn")?.addEventListener("click", async () => {
      const file = field?.files?.[0];
      if (!file || !status) return;
      const { path } = await upload(file);
      status.textContent = `Uploaded: ${file.name}`;
      trigger("upload", { path });
    });
  },
  elemId: "upload_html",
});
const uploaded = gr.Textbox({ label: "Upload Result", elemId: "upload_result" });
uploader.upload(({ data }) => String(data["path"]), { outputs: uploaded });

/** A Worker has no disk: this is the folder of the demo as it was written. */
const FOLDER: Readonly<Record<string, readonly string[]>> = {
  super_html: ["css.ts", "head.ts", "app.ts", "forms.ts", "lists.ts", "events.ts", "server.ts", "assets/"],
  assets: [],
};

const tree = gr.HTML(null, {
  htmlTemplate: `
    <p>Files of super_html</p>
    <pre id="server-fn-tree"></pre>
    <button id="server-fn-load">Load</button>`,
  serverFunctions: {
    list(folder: string) {
      const files = Object.hasOwn(FOLDER, folder) ? (FOLDER[folder] ?? []) : [];
      return files
        .toSorted()
        .slice(0, 20)
        .map((name) => ({ name: name.replace("/", ""), isFolder: name.endsWith("/") }));
    },
  },
  jsOnLoad: ({ element, server }) => {
    const area = element.querySelector("#server-fn-tree");
    element.querySelector("#server-fn-load")?.addEventListener("click", async () => {
      const files = await server.list("super_html");
      if (area) area.textContent = files.map(({ name, isFolder }) => (isFolder ? `${name}/` : name)).join("\n");
    });
  },
  elemId: "server_fns",
});

export const uploadDemo = [uploader, uploaded];
export const serverDemo = [tree];
