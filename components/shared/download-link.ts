import { html, type TemplateResult } from "lit";

/** A link that saves a file under its own name. */
export function downloadLink(options: {
  url: string;
  name: string;
  content: unknown;
  /** For screen readers; says what is seen, and more. */
  label: string;
  classes?: string;
  testId?: string;
  onDownload?: () => void;
}): TemplateResult {
  const { url, name, content, label, classes = "", testId = "download-link", onDownload } = options;
  return html`<a
    class="download-link ${classes}"
    data-testid=${testId}
    href=${url}
    download=${name}
    rel="noopener noreferrer"
    aria-label=${label}
    title=${label}
    @click=${(event: MouseEvent) => {
      openElsewhere(event);
      onDownload?.();
    }}
    >${content}</a
  >`;
}

/** Browsers follow links to other sites instead of saving them; that must not replace the page. */
function openElsewhere({ currentTarget: link }: MouseEvent): void {
  if (!(link instanceof HTMLAnchorElement)) return;
  const isOwn = ["data:", "blob:"].includes(link.protocol) || link.origin === location.origin;
  link.target = isOwn ? "" : "_blank";
}
