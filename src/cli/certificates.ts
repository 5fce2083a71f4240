import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { env, platform } from "node:process";
import { rootCertificates } from "node:tls";

const BUNDLES = ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem"];
const FOLDER = "/etc/ssl/certs";

/**
 * Environment for wrangler on a machine without certificates, such as a slim container. workerd does not start there
 * ("No CA certificates were loaded from the system"), so it gets those that Node.js brings along.
 */
export function certificateSettings(): Record<string, string> {
  if (platform !== "linux" || env["SSL_CERT_FILE"] || env["SSL_CERT_DIR"] || hasCertificates()) return {};
  const path = resolve(".gradio/certificates.pem");
  mkdirSync(resolve(path, ".."), { recursive: true });
  if (!existsSync(path)) writeFileSync(path, rootCertificates.join("\n"));
  return { SSL_CERT_FILE: path };
}

function hasCertificates(): boolean {
  return BUNDLES.some((path) => existsSync(path)) || (existsSync(FOLDER) && readdirSync(FOLDER).length > 0);
}
