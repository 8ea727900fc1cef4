/** Solids from files: each format by its loader, loaded with the first file of that format. */

import type * as Threejs from "three";
import type { BufferGeometry, Object3D } from "three";

export type Three = typeof Threejs;

const SPLAT_BYTES = 32;

/** Formats that are shown, by the ending of the file's name. */
export const ENDINGS = [".obj", ".glb", ".gltf", ".stl", ".ply", ".splat"];

/** Return what is in a file. Rejects if its format is unknown or its content cannot be read. */
export async function readSolid(three: Three, bytes: ArrayBuffer, ending: string): Promise<Object3D> {
  if (ending === ".glb" || ending === ".gltf") {
    const { GLTFLoader } = await import("three/examples/jsm/loaders/GLTFLoader.js");
    return (await new GLTFLoader().parseAsync(bytes, "")).scene;
  }
  if (ending === ".obj") {
    const { OBJLoader } = await import("three/examples/jsm/loaders/OBJLoader.js");
    return new OBJLoader().parse(new TextDecoder().decode(bytes));
  }
  if (ending === ".stl") {
    const { STLLoader } = await import("three/examples/jsm/loaders/STLLoader.js");
    return solidOf(three, new STLLoader().parse(bytes));
  }
  if (ending === ".ply") {
    const { PLYLoader } = await import("three/examples/jsm/loaders/PLYLoader.js");
    const geometry = new PLYLoader().parse(bytes);
    return geometry.index ? solidOf(three, geometry) : pointsOf(three, geometry);
  }
  if (ending === ".splat") return pointsOf(three, splats(three, bytes));
  throw new TypeError(ending);
}

/** Return the points of a geometry, in their colours if they have some. */
export function pointsOf(three: Three, geometry: BufferGeometry): Object3D {
  const hasColors = geometry.hasAttribute("color");
  const color = hasColors ? 0xffffff : 0x8b8d98;
  return new three.Points(
    geometry,
    new three.PointsMaterial({ size: 2, sizeAttenuation: false, vertexColors: hasColors, color }),
  );
}

function solidOf(three: Three, geometry: BufferGeometry): Object3D {
  if (!geometry.hasAttribute("normal")) geometry.computeVertexNormals();
  const vertexColors = geometry.hasAttribute("color");
  const material = new three.MeshStandardMaterial({
    color: vertexColors ? 0xffffff : 0xb9bbc6,
    vertexColors,
    roughness: 0.7,
  });
  material.side = three.DoubleSide;
  return new three.Mesh(geometry, material);
}

/** Places and colours of splats: each is 3 floats of place, 3 of size, 4 bytes of colour, 4 of rotation. */
function splats(three: Three, bytes: ArrayBuffer): BufferGeometry {
  const count = Math.floor(bytes.byteLength / SPLAT_BYTES);
  const view = new DataView(bytes);
  const places = new Float32Array(count * 3);
  const colors = new Float32Array(count * 3);
  for (let i = 0; i < count; i++) {
    for (let axis = 0; axis < 3; axis++) {
      // Their upright axis points down.
      const sign = axis === 0 ? 1 : -1;
      places[i * 3 + axis] = sign * view.getFloat32(i * SPLAT_BYTES + axis * 4, true);
      colors[i * 3 + axis] = view.getUint8(i * SPLAT_BYTES + 24 + axis) / 255;
    }
  }
  const geometry = new three.BufferGeometry();
  geometry.setAttribute("position", new three.BufferAttribute(places, 3));
  geometry.setAttribute("color", new three.BufferAttribute(colors, 3));
  return geometry;
}
