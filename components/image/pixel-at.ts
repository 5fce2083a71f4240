/** The point that was pressed, as the browser tells it. */
export interface PressedPoint {
  clientX: number;
  clientY: number;
}

/**
 * The pixel of the picture itself under a point; its middle for null. Null beside the drawn pixels: a picture is never
 * drawn larger than it is, so there may be margins around it.
 */
export function pixelAt(image: HTMLImageElement, point: PressedPoint | null): [x: number, y: number] | null {
  const { naturalWidth, naturalHeight } = image;
  if (naturalWidth === 0 || naturalHeight === 0) return null;
  if (point === null) return [Math.floor(naturalWidth / 2), Math.floor(naturalHeight / 2)];
  const { left, top, width, height } = image.getBoundingClientRect();
  const scale = Math.min(width / naturalWidth, height / naturalHeight, 1);
  const x = Math.floor((point.clientX - left - (width - naturalWidth * scale) / 2) / scale);
  const y = Math.floor((point.clientY - top - (height - naturalHeight * scale) / 2) / scale);
  return x >= 0 && y >= 0 && x < naturalWidth && y < naturalHeight ? [x, y] : null;
}
