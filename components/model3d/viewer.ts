/** Draws a model with WebGL. Comes when there is a model to show. */

import {
  AnimationMixer,
  Box3,
  Color,
  DirectionalLight,
  HemisphereLight,
  type Material,
  Mesh,
  type Object3D,
  PerspectiveCamera,
  PMREMGenerator,
  type Points,
  Scene,
  Sphere,
  Spherical,
  SRGBColorSpace,
  Texture,
  Timer,
  Vector3,
  WebGLRenderer,
} from "three";
import { OrbitControls } from "three/addons/controls/OrbitControls.js";
import { RoomEnvironment } from "three/addons/environments/RoomEnvironment.js";
import { dots, isDrawn, type Model } from "./model.ts";
import type { Model3DProps } from "./props.ts";

export { readModel } from "./model.ts";

/** How a model is looked at. */
export type Look = Pick<Model3DProps, "displayMode" | "clearColor" | "cameraPosition" | "zoomSpeed" | "panSpeed">;

/** Degrees of what the camera sees, from top to bottom. */
const VIEW = 45;
/** Where the camera starts, in degrees around the model and from its top. */
const START = { alpha: 90, beta: 75 };
/** Nearer than this, the author's camera does not come. */
const NEAREST = 0.1;
/** What one key press turns, in radians, and how it zooms. */
const TURN = Math.PI / 24;
const ZOOM = 1.1;

/** A canvas with one model on it. It takes memory of the graphics card until it is disposed of. */
export class Viewer {
  readonly canvas: HTMLCanvasElement;
  readonly #renderer: WebGLRenderer;
  readonly #scene = new Scene();
  readonly #camera = new PerspectiveCamera(VIEW);
  readonly #controls: OrbitControls;
  readonly #resizing: ResizeObserver;
  readonly #model: Model;
  readonly #mixer: AnimationMixer | null;
  readonly #timer = new Timer();
  readonly #onMoved: () => void;
  /** Points in the place of surfaces, for as long as they are wanted. */
  #dots: Points[] = [];
  #frame: number | null = null;
  #look: Look | null = null;

  /** `onMoved` hears that the visitor looks from elsewhere. Throws where there is no WebGL. */
  constructor(stage: HTMLElement, model: Model, onMoved: () => void) {
    this.canvas = document.createElement("canvas");
    const options = { alpha: true, antialias: true };
    const context = this.canvas.getContext("webgl2", options);
    if (!(context instanceof WebGL2RenderingContext)) throw new NoWebGL();
    this.#renderer = new WebGLRenderer({ canvas: this.canvas, context, ...options });
    this.#renderer.setPixelRatio(Math.min(devicePixelRatio, 2));
    this.#model = model;
    this.#onMoved = onMoved;
    this.#light();
    this.#surround();
    this.#scene.add(model.object, this.#camera);
    this.#mixer = this.#startAnimations();
    this.#controls = new OrbitControls(this.#camera, this.canvas);
    this.#controls.addEventListener("change", () => this.#draw());
    this.#controls.addEventListener("start", () => this.#onMoved());
    this.#prepareCanvas();
    stage.append(this.canvas);
    this.#resize();
    this.#resizing = new ResizeObserver(() => this.#resize());
    this.#resizing.observe(stage);
  }

  /** Shows it so. The camera goes to its start where that is new. */
  show({ displayMode, clearColor, cameraPosition, zoomSpeed, panSpeed }: Look): void {
    const isElsewhere = String(this.#look?.cameraPosition) !== String(cameraPosition);
    this.#look = { displayMode, clearColor, cameraPosition, zoomSpeed, panSpeed };
    const [red, green, blue, opacity] = clearColor;
    this.#renderer.setClearColor(new Color().setRGB(red, green, blue, SRGBColorSpace), opacity);
    this.#controls.zoomSpeed = zoomSpeed;
    this.#controls.panSpeed = panSpeed;
    this.#applyMode(displayMode);
    if (isElsewhere) this.reset();
    this.#draw();
  }

  /** To where the camera started. */
  reset(): void {
    const { center, radius } = this.#bounds();
    const [alpha, beta, distance] = this.#look?.cameraPosition ?? [null, null, null];
    const near = Math.min(1, this.#camera.aspect);
    const wanted = distance ?? (radius / Math.sin((VIEW * Math.PI) / 360) / near) * 1.05;
    const spherical = sphericalOf(
      alpha ?? START.alpha,
      beta ?? START.beta,
      Math.max(wanted, distance === null ? 0 : NEAREST),
    );
    this.#controls.target.copy(center);
    this.#camera.position.setFromSpherical(spherical).add(center);
    this.#camera.near = Math.max(radius, spherical.radius) / 1000;
    this.#camera.far = (radius + spherical.radius) * 100;
    this.#camera.updateProjectionMatrix();
    this.#controls.update();
    this.#draw();
  }

  dispose(): void {
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    this.#frame = null;
    this.#resizing.disconnect();
    this.#controls.dispose();
    this.#mixer?.stopAllAction();
    this.#timer.dispose();
    this.#scene.environment?.dispose();
    this.#scene.traverse(release);
    this.#renderer.dispose();
    this.#renderer.forceContextLoss();
    this.canvas.remove();
  }

  #light(): void {
    this.#scene.add(new HemisphereLight("white", "#8a8a94", 1.8));
    // At the shoulder of who looks.
    const lamp = new DirectionalLight("white", 1.6);
    lamp.position.set(-0.5, 1, 1);
    this.#camera.add(lamp, lamp.target);
    lamp.target.position.set(0, 0, -1);
  }

  /** Metal shows what is around it: without anything, it would be black. Making that up takes a while. */
  #surround(): void {
    let hasMetal = false;
    this.#model.object.traverse((part) => {
      if (isDrawn(part)) hasMetal ||= [part.material].flat().some(isMetal);
    });
    if (!hasMetal) return;
    const generator = new PMREMGenerator(this.#renderer);
    const room = new RoomEnvironment();
    this.#scene.environment = generator.fromScene(room, 0.04).texture;
    this.#scene.environmentIntensity = 0.5;
    room.dispose();
    generator.dispose();
  }

  #prepareCanvas(): void {
    this.canvas.tabIndex = 0;
    // One finger still scrolls the page up and down.
    this.canvas.style.touchAction = "pan-y";
    this.canvas.addEventListener("keydown", (event) => this.#press(event));
  }

  #startAnimations(): AnimationMixer | null {
    const { animations, object } = this.#model;
    const [first] = animations;
    if (!first) return null;
    const mixer = new AnimationMixer(object);
    mixer.clipAction(first).play();
    return mixer;
  }

  #press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const spherical = new Spherical().setFromVector3(this.#camera.position.clone().sub(this.#controls.target));
    if (event.key === "ArrowLeft") spherical.theta -= TURN;
    else if (event.key === "ArrowRight") spherical.theta += TURN;
    else if (event.key === "ArrowUp") spherical.phi -= TURN;
    else if (event.key === "ArrowDown") spherical.phi += TURN;
    else if (event.key === "+" || event.key === "=") spherical.radius /= ZOOM;
    else if (event.key === "-") spherical.radius *= ZOOM;
    else return;
    event.preventDefault();
    this.#camera.position.setFromSpherical(spherical.makeSafe()).add(this.#controls.target);
    this.#controls.update();
    this.#onMoved();
  }

  /** The ball around the model. */
  #bounds(): Sphere {
    const ball = new Box3().setFromObject(this.#model.object).getBoundingSphere(new Sphere());
    return ball.radius > 0 && Number.isFinite(ball.radius) ? ball : new Sphere(new Vector3(), 1);
  }

  #applyMode(mode: Look["displayMode"]): void {
    for (const each of this.#dots) {
      each.removeFromParent();
      (each.material as Material).dispose(); // ours has one
    }
    this.#dots = [];
    const meshes: Mesh[] = [];
    this.#model.object.traverse((part) => part instanceof Mesh && meshes.push(part));
    for (const mesh of meshes) {
      for (const material of [mesh.material].flat()) {
        material.visible = mode !== "point_cloud";
        if ("wireframe" in material) material.wireframe = mode === "wireframe";
      }
      if (mode !== "point_cloud") continue;
      const points = dots(mesh.geometry);
      mesh.add(points);
      this.#dots.push(points);
    }
  }

  #resize(): void {
    const { clientWidth: width, clientHeight: height } = this.canvas.parentElement ?? this.canvas;
    // Hidden: it is drawn when it is shown.
    if (width === 0 || height === 0) return;
    this.#camera.aspect = width / height;
    this.#camera.updateProjectionMatrix();
    this.#renderer.setSize(width, height);
    this.#drawNow();
  }

  /** With the next frame; and with each one after it while something moves by itself. */
  #draw(): void {
    this.#frame ??= requestAnimationFrame((time) => {
      this.#frame = null;
      this.#timer.update(time);
      this.#drawNow();
      if (this.#isMoving) this.#draw();
    });
  }

  #drawNow(): void {
    if (this.#isMoving) this.#mixer?.update(this.#timer.getDelta());
    this.#renderer.render(this.#scene, this.#camera);
  }

  get #isMoving(): boolean {
    return this.#mixer !== null && !matchMedia("(prefers-reduced-motion: reduce)").matches;
  }
}

/** There is nothing to draw with. */
class NoWebGL extends Error {
  override readonly name = "NoWebGL";
}

/** Gradio's angles as those of three.js. */
function sphericalOf(alpha: number, beta: number, radius: number): Spherical {
  const phi = (beta * Math.PI) / 180;
  return new Spherical(radius, phi, Math.PI / 2 - (alpha * Math.PI) / 180).makeSafe();
}

function isMetal(material: Material): boolean {
  return "metalness" in material && typeof material.metalness === "number" && material.metalness > 0;
}

function release(object: Object3D): void {
  if (!isDrawn(object)) return;
  object.geometry.dispose();
  for (const material of [object.material].flat()) {
    for (const part of Object.values(material)) {
      if (part instanceof Texture) part.dispose();
    }
    material.dispose();
  }
}
