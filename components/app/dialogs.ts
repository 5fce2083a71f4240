/** Opens what the footer offers; its code and styles come when it is asked for. */
export function openDialogs(root: ParentNode, loadStyle: () => Promise<void>): void {
  const button = root.querySelector<HTMLButtonElement>("button.show-api");
  button?.addEventListener("click", async () => {
    const [{ showApiDocs }] = await Promise.all([import("./api-docs.ts"), loadStyle()]);
    await showApiDocs();
  });
  if (new URLSearchParams(location.search).get("view") === "api") button?.click();
}
