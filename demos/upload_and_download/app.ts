import * as gr from "gradio-workers";

const upload = gr.UploadButton("Upload a file", { fileCount: "single" });
const download = gr.DownloadButton("Download the file", { visible: false });

upload.upload(
  (file) => [gr.update({ visible: false }), gr.update({ label: `Download ${file?.name}`, value: file, visible: true })],
  { inputs: upload, outputs: [upload, download] },
);
download.click(() => [gr.update({ visible: true }), gr.update({ visible: false })], { outputs: [upload, download] });

export default gr.Blocks([
  gr.Markdown("First upload a file; then the button gives it back."),
  gr.Row([upload, download]),
]);
