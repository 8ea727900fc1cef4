/** What a Model3D is doing: the stage it has, what is loaded onto it, and what went wrong. */

import { untrack } from "svelte";

import { nameOf } from "../../lib/download";
import { Intake } from "../../lib/intake.svelte";
import type { Node } from "../../lib/node.svelte";
import { t } from "../../lib/text";
import type { FileData } from "../../wire/values";
import { ENDINGS } from "./solid";
import { openStage, type Stage, type StageOptions, type View } from "./stage";
import type { Model3DProps } from "./types";

export class Model3DState {
  readonly types = ENDINGS;
  readonly intake: Intake;
  /** Why there is nothing to see, in words for people. */
  problem: string | null = $state(null);
  isLoading = $state(false);
  #stage: Stage | undefined = $state.raw();
  /** Where the visitor, or the fitting, brought the camera. */
  #view: View | undefined;
  readonly #node: Node<Model3DProps>;

  constructor(node: Node<Model3DProps>) {
    this.#node = node;
    this.intake = new Intake(node, () => ENDINGS);
  }

  readonly #value = $derived.by(() => this.#node.props.value);
  readonly #options = $derived.by((): StageOptions => {
    const { display_mode, clear_color, zoom_speed, pan_speed } = this.#node.props;
    return {
      mode: display_mode ?? "solid",
      clearColor: clear_color ?? [0, 0, 0, 0],
      zoomSpeed: zoom_speed ?? 1,
      panSpeed: pan_speed ?? 1,
    };
  });

  /** To be attached to the canvas. */
  attach = (canvas: HTMLCanvasElement): (() => void) => {
    let isGone = false;
    const handleLoss = (event: Event): void => {
      event.preventDefault();
      this.problem = t("The graphics card was taken away from this page. The solid comes back when it is free again.");
    };
    const handleReturn = (): void => {
      this.problem = null;
      this.#stage?.draw();
    };
    canvas.addEventListener("webglcontextlost", handleLoss);
    canvas.addEventListener("webglcontextrestored", handleReturn);
    // What changes later is told to the stage: it lives as long as its canvas.
    const options = untrack(() => this.#options);
    openStage(canvas, options, (view) => this.#tell(view)).then(
      (stage) => (isGone ? stage.close() : (this.#stage = stage)),
      () => (this.problem = t("This browser cannot draw solids: WebGL is missing or switched off.")),
    );
    $effect(() => this.#stage?.configure(this.#options));
    $effect(() => {
      const view = this.#node.props.camera_position ?? [];
      if (view !== this.#view) this.#stage?.place(view);
    });
    $effect(() => {
      if (this.#stage) void this.#show(this.#stage, this.#value);
    });
    return () => {
      isGone = true;
      canvas.removeEventListener("webglcontextlost", handleLoss);
      canvas.removeEventListener("webglcontextrestored", handleReturn);
      this.#stage?.close();
      this.#stage = undefined;
    };
  };

  reset(): void {
    this.#stage?.reset();
  }

  moveBy(key: string): boolean {
    if (key !== "Home") return this.#stage?.moveBy(key) ?? false;
    this.reset();
    return true;
  }

  take(files: File[]): void {
    this.#node.hold(this.#take(files));
  }

  clear(): void {
    this.problem = this.intake.problem = null;
    this.#node.set({ value: null }, "clear");
  }

  #tell(view: View): void {
    this.#view = view;
    this.#node.set({ camera_position: view });
  }

  async #take(files: File[]): Promise<void> {
    const sent = await this.intake.send(files.slice(0, 1));
    if (sent?.[0]) this.#node.set({ value: sent[0] }, "upload");
  }

  async #show(stage: Stage, value: FileData | null | undefined): Promise<void> {
    if (!value) return;
    const name = nameOf(value);
    this.isLoading = true;
    try {
      const answer = await fetch(this.#node.fileUrl(value));
      if (!answer.ok) throw new Error(String(answer.status));
      const bytes = await answer.arrayBuffer();
      // Another file may have come meanwhile.
      if (value !== this.#node.props.value) return;
      await stage.show(bytes, name.slice(name.lastIndexOf(".")).toLowerCase());
      this.problem = null;
    } catch {
      this.problem = t("{name} cannot be shown. Files of these formats can: {formats}.", {
        name,
        formats: ENDINGS.join(", "),
      });
    } finally {
      this.isLoading = false;
    }
  }
}
