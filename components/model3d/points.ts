/** Models that are nothing but points, read by ourselves. */

/** Places, three numbers a point, and colours from 0 to 1, as many where there are any. */
export interface PointCloud {
  readonly positions: Float32Array;
  readonly colors: Float32Array | null;
}

/** Bytes of one splat: its place, its size, its colour with its opacity, and how it is turned. */
const SPLAT_BYTES = 32;
const COLOR_AT = 24;
/** Splats with less of 255 are haze. */
const FAINT = 16;

/** The middles of the splats in a `.splat` file. Throws where it is none. */
export function splatPoints(bytes: ArrayBuffer): PointCloud {
  const count = bytes.byteLength / SPLAT_BYTES;
  if (count === 0 || !Number.isInteger(count)) throw new Error("The file is no list of splats.");
  const view = new DataView(bytes);
  const positions: number[] = [];
  const colors: number[] = [];
  for (let at = 0; at < bytes.byteLength; at += SPLAT_BYTES) {
    if (view.getUint8(at + COLOR_AT + 3) < FAINT) continue;
    // They are stored upside down, as cameras see them.
    positions.push(view.getFloat32(at, true), -view.getFloat32(at + 4, true), -view.getFloat32(at + 8, true));
    for (let channel = 0; channel < 3; channel++) colors.push(view.getUint8(at + COLOR_AT + channel) / 255);
  }
  return { positions: Float32Array.from(positions), colors: Float32Array.from(colors) };
}

/** The corners of an OBJ file, for one without surfaces. */
export function objPoints(text: string): PointCloud {
  const rows = [...text.matchAll(/^\s*v\s+(.+)$/gm)].map(([, row = ""]) => row.trim().split(/\s+/).map(Number));
  const hasColors = rows.length > 0 && rows.every((row) => row.length >= 6);
  return {
    positions: Float32Array.from(rows.flatMap((row) => row.slice(0, 3))),
    colors: hasColors ? Float32Array.from(rows.flatMap((row) => row.slice(-3))) : null,
  };
}

const SPLAT_PROPERTIES = ["scale_0", "scale_1", "scale_2", "opacity", "rot_0", "rot_1", "rot_2", "rot_3"];

/** Whether a PLY file holds splats: it says so at its beginning. */
export function isSplatPly(bytes: ArrayBuffer): boolean {
  const [head = ""] = new TextDecoder("latin1").decode(bytes.slice(0, 64 * 1024)).split("end_header");
  return SPLAT_PROPERTIES.every((name) => new RegExp(`^property\\s+\\S+\\s+${name}\\s*$`, "m").test(head));
}

/** Zeroth spherical harmonic: from a splat's first coefficient to its colour. */
const HARMONIC = 0.28209479177387814;

/** The colour of splats in a PLY file, from their coefficients. */
export function harmonicColors(coefficients: ArrayLike<number>): Float32Array {
  return Float32Array.from(coefficients, (each) => Math.min(1, Math.max(0, 0.5 + HARMONIC * each)));
}
