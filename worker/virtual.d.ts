declare module "virtual:client-manifest" {
  const manifest: Omit<import("./client-manifest.ts").ClientManifest, "components">;
  export default manifest;
}
