/** Opens what the footer offers; its code comes when it is asked for. */
export function openDialogs(root: Document): void {
  root.querySelector("button.show-api")?.addEventListener("click", async () => {
    const { showApiDocs } = await import("./api-docs.ts");
    await showApiDocs();
  });
  if (new URLSearchParams(location.search).get("view") === "api") {
    root.querySelector<HTMLButtonElement>("button.show-api")?.click();
  }
}
