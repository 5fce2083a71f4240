const UNITS = ["B", "KB", "MB", "GB", "TB"];

/** Bytes for people: `12.3 KB`, with a space that does not break. */
export function sizeText(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size > 1024 && unit < UNITS.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${size.toFixed(1)}\u00a0${UNITS[unit]}`;
}
