/** A canvas with a solid on it, that is drawn when something changes and not otherwise. */

import type { Material, Mesh, Object3D, Spherical } from "three";
import type { OrbitControls } from "three/examples/jsm/controls/OrbitControls.js";

import { pointsOf, readSolid, type Three } from "./solid";
import type { DisplayMode } from "./types";

export interface StageOptions {
  mode: DisplayMode;
  clearColor: number[];
  zoomSpeed: number;
  panSpeed: number;
}

/** Where a camera stands: degrees around, degrees from above, distance; nothing where it is fitted. */
export type View = (number | null)[];

const TURN = Math.PI / 24;
const DEGREE = Math.PI / 180;
const FIELD_OF_VIEW = 45;

/**
 * Load the library and open a stage. Rejects where the browser cannot draw solids.
 *
 * @param onmove - Called with where the camera stands, whenever that is another place and there is a solid to see.
 */
export async function openStage(
  canvas: HTMLCanvasElement,
  options: StageOptions,
  onmove: (view: View) => void,
): Promise<Stage> {
  const [three, controls] = await Promise.all([
    import("three"),
    import("three/examples/jsm/controls/OrbitControls.js"),
  ]);
  return new Stage(three, controls.OrbitControls, canvas, options, onmove);
}

export class Stage {
  readonly #three: Three;
  readonly #renderer;
  readonly #scene;
  readonly #camera;
  readonly #controls;
  readonly #observer: ResizeObserver;
  readonly #onmove: (view: View) => void;
  #options: StageOptions;
  /** Where the camera is to begin. */
  #start: View = [];
  #solid: Object3D | undefined;
  /** The solid as points, once it was shown so. */
  #points: Object3D | undefined;
  #radius = 1;
  #frame = 0;

  constructor(
    three: Three,
    Controls: typeof OrbitControls,
    canvas: HTMLCanvasElement,
    options: StageOptions,
    onmove: (view: View) => void,
  ) {
    this.#three = three;
    this.#options = options;
    this.#onmove = onmove;
    this.#renderer = new three.WebGLRenderer({ canvas, antialias: true, alpha: true });
    this.#renderer.setPixelRatio(Math.min(devicePixelRatio, 2));
    this.#scene = new three.Scene();
    this.#camera = new three.PerspectiveCamera(FIELD_OF_VIEW);
    const lamp = new three.DirectionalLight(0xffffff, 2);
    lamp.position.set(1, 2, 3);
    this.#camera.add(lamp);
    this.#scene.add(this.#camera, new three.HemisphereLight(0xffffff, 0x888888, 1.5));
    this.#controls = new Controls(this.#camera, canvas);
    this.#controls.addEventListener("change", () => {
      this.#tell();
      this.draw();
    });
    this.#observer = new ResizeObserver(() => this.#fit());
    this.#observer.observe(canvas.parentElement ?? canvas);
    this.configure(options);
  }

  /** Show what is in a file in the place of what was shown. Rejects if it cannot be read. */
  async show(bytes: ArrayBuffer, ending: string): Promise<void> {
    const solid = await readSolid(this.#three, bytes, ending);
    this.empty();
    const ball = new this.#three.Box3().setFromObject(solid).getBoundingSphere(new this.#three.Sphere());
    // Around the middle of the stage, so that it turns about itself.
    solid.position.sub(ball.center);
    this.#radius = ball.radius > 0 ? ball.radius : 1;
    this.#solid = solid;
    this.#scene.add(solid);
    this.configure(this.#options);
    this.reset();
  }

  configure(options: StageOptions): void {
    this.#options = options;
    const [red = 0, green = 0, blue = 0, opacity = 0] = options.clearColor;
    this.#renderer.setClearColor(new this.#three.Color().setRGB(red, green, blue, this.#three.SRGBColorSpace), opacity);
    this.#controls.zoomSpeed = options.zoomSpeed;
    this.#controls.panSpeed = options.panSpeed;
    this.#applyMode();
    this.draw();
  }

  /** Let the camera begin there, and go there; what is not said stays as it is. */
  place(view: View): void {
    this.#start = view;
    if (this.#solid) this.#look(this.#view.map((part, i) => view[i] ?? part));
    // Who said a part only does not know the others, also where nothing moves.
    this.#tell();
  }

  /** Put the camera back to where it began. */
  reset(): void {
    const fitted = [60, 70, (this.#radius * 1.2) / Math.sin((FIELD_OF_VIEW / 2) * DEGREE)];
    this.#controls.target.set(0, 0, 0);
    this.#look(fitted.map((part, i) => this.#start[i] ?? part));
  }

  /** Turn or zoom by a key. Returns whether it means something here. */
  moveBy(key: string): boolean {
    const from = this.#from();
    if (key === "ArrowLeft") from.theta -= TURN;
    else if (key === "ArrowRight") from.theta += TURN;
    else if (key === "ArrowUp") from.phi -= TURN;
    else if (key === "ArrowDown") from.phi += TURN;
    else if (key === "+" || key === "=") from.radius /= 1.1;
    else if (key === "-") from.radius *= 1.1;
    else return false;
    this.#stand(from);
    return true;
  }

  /** Draw with the next frame. */
  draw(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#renderer.render(this.#scene, this.#camera));
  }

  empty(): void {
    for (const one of [this.#solid, this.#points]) {
      one?.removeFromParent();
      one?.traverse(dispose);
    }
    this.#solid = this.#points = undefined;
  }

  close(): void {
    cancelAnimationFrame(this.#frame);
    this.#observer.disconnect();
    this.empty();
    this.#controls.dispose();
    this.#renderer.dispose();
    this.#renderer.forceContextLoss();
  }

  get #view(): number[] {
    const { theta, phi, radius } = this.#from();
    return [90 - theta / DEGREE, phi / DEGREE, radius].map((part) => Math.round(part * 1000) / 1000);
  }

  #tell(): void {
    if (this.#solid) this.#onmove(this.#view);
  }

  #look([around = 0, above = 0, distance = 0]: number[]): void {
    const from = new this.#three.Spherical(distance, above * DEGREE, (90 - around) * DEGREE);
    this.#camera.near = this.#radius / 1000;
    this.#camera.far = this.#radius * 100 + from.radius;
    this.#fit();
    this.#stand(from);
  }

  /** Where the camera is, as seen from what it looks at. */
  #from(): Spherical {
    return new this.#three.Spherical().setFromVector3(this.#camera.position.clone().sub(this.#controls.target));
  }

  #stand(from: Spherical): void {
    from.makeSafe();
    this.#camera.position.setFromSpherical(from).add(this.#controls.target);
    this.#controls.update();
    this.draw();
  }

  #applyMode(): void {
    if (!this.#solid) return;
    const { mode } = this.#options;
    this.#points ??= mode === "point_cloud" ? this.#asPoints(this.#solid) : undefined;
    this.#solid.visible = mode !== "point_cloud";
    if (this.#points) this.#points.visible = mode === "point_cloud";
    this.#solid.traverse((part) => {
      for (const material of materialsOf(part)) {
        if ("wireframe" in material) material.wireframe = mode === "wireframe";
      }
    });
  }

  #asPoints(solid: Object3D): Object3D {
    const group = new this.#three.Group();
    solid.updateWorldMatrix(true, true);
    solid.traverse((part) => {
      if (!("geometry" in part)) return;
      const points = pointsOf(this.#three, (part as Mesh).geometry.clone());
      points.applyMatrix4(part.matrixWorld);
      group.add(points);
    });
    this.#scene.add(group);
    return group;
  }

  #fit(): void {
    const parent = this.#renderer.domElement.parentElement;
    if (!parent?.clientWidth) return;
    this.#camera.aspect = parent.clientWidth / Math.max(1, parent.clientHeight);
    this.#camera.updateProjectionMatrix();
    this.#renderer.setSize(parent.clientWidth, parent.clientHeight, false);
    this.draw();
  }
}

function materialsOf(part: Object3D): Material[] {
  const { material } = part as Partial<Mesh>;
  return Array.isArray(material) ? material : material ? [material] : [];
}

function dispose(part: Object3D): void {
  (part as Partial<Mesh>).geometry?.dispose();
  for (const material of materialsOf(part)) material.dispose();
}
