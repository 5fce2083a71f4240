/** A cube with a colour at each corner, as an OBJ file. */
export const CUBE = [0, 1, 2, 3, 4, 5, 6, 7]
  .map((i) => [i & 1, (i >> 1) & 1, i >> 2])
  .map(
    ([x = 0, y = 0, z = 0]) =>
      `v ${x * 2 - 1} ${y * 2 - 1} ${z * 2 - 1} ${0.2 + 0.7 * x} ${0.3 + 0.5 * y} ${0.9 - 0.6 * z}`,
  )
  .concat("f 1 3 4 2", "f 5 6 8 7", "f 1 2 6 5", "f 3 7 8 4", "f 1 5 7 3", "f 2 4 8 6")
  .join("\n");
