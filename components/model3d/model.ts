/** From a file to what three.js draws. Each kind of file has a loader of its own, which comes when it is needed. */

import {
  type AnimationClip,
  BufferAttribute,
  BufferGeometry,
  DoubleSide,
  type Group,
  Mesh,
  MeshStandardMaterial,
  type Object3D,
  Points,
  PointsMaterial,
} from "three";
import { harmonicColors, isSplatPly, objPoints, type PointCloud, splatPoints } from "./points.ts";

/** What is drawn, and how it moves by itself. */
export interface Model {
  readonly object: Object3D;
  readonly animations: readonly AnimationClip[];
}

type Read = (bytes: ArrayBuffer) => Promise<Model>;

const READERS: Readonly<Record<string, Read>> = {
  obj: readObj,
  stl: readStl,
  ply: readPly,
  gltf: readGltf,
  glb: readGltf,
  splat: async (bytes) => still(cloud(splatPoints(bytes))),
};

/** Reads a model; the ending of its name tells the kind. Rejects for what cannot be read. */
export async function readModel(name: string, bytes: ArrayBuffer): Promise<Model> {
  const read = READERS[name.split(".").at(-1)?.toLowerCase() ?? ""];
  if (!read) throw new Error(`"${name}" is of no kind that can be shown.`);
  return read(bytes);
}

async function readObj(bytes: ArrayBuffer): Promise<Model> {
  const { OBJLoader } = await import("three/addons/loaders/OBJLoader.js");
  const text = new TextDecoder().decode(bytes);
  const group: Group = new OBJLoader().parse(text);
  let hasShape = false;
  group.traverse((part) => {
    if (!isDrawn(part)) return;
    hasShape ||= (part.geometry.getAttribute("position")?.count ?? 0) > 0;
    if (part instanceof Mesh) part.material = surface(part.geometry, !("normal" in part.geometry.attributes));
  });
  return still(hasShape ? group : cloud(objPoints(text)));
}

async function readStl(bytes: ArrayBuffer): Promise<Model> {
  const { STLLoader } = await import("three/addons/loaders/STLLoader.js");
  const geometry = new STLLoader().parse(bytes);
  return still(new Mesh(geometry, surface(geometry, false)));
}

async function readPly(bytes: ArrayBuffer): Promise<Model> {
  const { PLYLoader } = await import("three/addons/loaders/PLYLoader.js");
  const loader = new PLYLoader();
  const hasSplats = isSplatPly(bytes);
  if (hasSplats) loader.setCustomPropertyNameMapping({ harmonics: ["f_dc_0", "f_dc_1", "f_dc_2"] });
  const geometry = loader.parse(bytes);
  if (!hasSplats && geometry.index !== null) {
    if (!("normal" in geometry.attributes)) geometry.computeVertexNormals();
    return still(new Mesh(geometry, surface(geometry, false)));
  }
  const harmonics = geometry.getAttribute("harmonics");
  if (hasSplats && harmonics) {
    geometry.setAttribute("color", new BufferAttribute(harmonicColors(harmonics.array), 3));
    // They are stored upside down, as cameras see them.
    geometry.rotateX(Math.PI);
  }
  return still(dots(geometry));
}

async function readGltf(bytes: ArrayBuffer): Promise<Model> {
  const { GLTFLoader } = await import("three/addons/loaders/GLTFLoader.js");
  const { scene, animations } = await new GLTFLoader().parseAsync(bytes, "");
  return { object: scene, animations };
}

function still(object: Object3D): Model {
  return { object, animations: [] };
}

function surface(geometry: BufferGeometry, flatShading: boolean): MeshStandardMaterial {
  return new MeshStandardMaterial({
    color: "color" in geometry.attributes ? "white" : "#cfd2d8",
    vertexColors: "color" in geometry.attributes,
    roughness: 0.7,
    side: DoubleSide,
    flatShading,
  });
}

function cloud({ positions, colors }: PointCloud): Points {
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(positions, 3));
  if (colors) geometry.setAttribute("color", new BufferAttribute(colors, 3));
  return dots(geometry);
}

/** Points of two pixels, however far they are. */
export function dots(geometry: BufferGeometry): Points {
  const vertexColors = "color" in geometry.attributes;
  const color = vertexColors ? "white" : "#8b90a0";
  return new Points(geometry, new PointsMaterial({ size: 2, sizeAttenuation: false, color, vertexColors }));
}

/** What has a geometry and a material. */
export function isDrawn(object: Object3D): object is Mesh | Points {
  return "geometry" in object && object.geometry instanceof BufferGeometry;
}
