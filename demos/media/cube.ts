/** A cube, as the address of an OBJ file. */
const corners = [0, 1, 2, 3, 4, 5, 6, 7].map((i) => `v ${i & 1} ${(i >> 1) & 1} ${i >> 2}`);
const faces = ["1 3 4 2", "5 6 8 7", "1 2 6 5", "3 7 8 4", "1 5 7 3", "2 4 8 6"].map((face) => `f ${face}`);

export const cube = `data:model/obj,${encodeURIComponent([...corners, ...faces].join("\n"))}`;
