/** Puts elements into the page's head for the scripts of HTML components, each once. */

/** By what they are: scripts that were run, or are being fetched. */
const known = new Map<string, Promise<void>>();
/** Scripts that follow one another wait for the one before. */
let order: Promise<void> = Promise.resolve();

/** Settles when everything in `head` is there. What cannot be fetched is told to the console, and keeps nothing away. */
export async function loadHead(head: string, nonce: string): Promise<void> {
  const template = document.createElement("template");
  template.innerHTML = head;
  await Promise.all([...template.content.childNodes].map((node) => add(node, nonce)));
}

async function add(node: Node, nonce: string): Promise<void> {
  if (node instanceof HTMLScriptElement) return once(scriptKey(node), () => runScript(node, nonce));
  if (node instanceof HTMLLinkElement) return once(`link ${node.rel} ${node.href}`, () => addLink(node, nonce));
  if (!(node instanceof Element)) return;
  const copy = document.importNode(node, true);
  if (copy instanceof HTMLElement) copy.nonce = nonce;
  if (![...document.head.children].some((other) => other.isEqualNode(copy))) document.head.append(copy);
}

function once(key: string, work: () => Promise<void>): Promise<void> {
  const pending = known.get(key) ?? work();
  known.set(key, pending);
  return pending;
}

function scriptKey({ src, textContent }: HTMLScriptElement): string {
  return src === "" ? `inline ${textContent}` : `script ${src}`;
}

function runScript(script: HTMLScriptElement, nonce: string): Promise<void> {
  // A script that was parsed as a part of something else never runs; a new one does.
  const copy = document.createElement("script");
  for (const { name, value } of script.attributes) copy.setAttribute(name, value);
  copy.textContent = script.textContent;
  copy.nonce = nonce;
  if (script.hasAttribute("async")) return inserted(copy);
  copy.async = false;
  order = order.then(() => inserted(copy));
  return order;
}

function inserted(element: HTMLScriptElement | HTMLLinkElement): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const isFetched = element instanceof HTMLLinkElement || element.src !== "" || element.type === "module";
  const address = element instanceof HTMLLinkElement ? element.href : element.src;
  element.addEventListener("load", () => resolve());
  element.addEventListener("error", () => {
    console.warn(`The head of an HTML component names ${address}, which cannot be loaded.`);
    resolve();
  });
  document.head.append(element);
  if (!isFetched) resolve();
  return promise;
}

function addLink(link: HTMLLinkElement, nonce: string): Promise<void> {
  const copy = document.importNode(link, true);
  copy.nonce = nonce;
  if (copy.rel === "stylesheet") return inserted(copy);
  document.head.append(copy);
  return Promise.resolve();
}
