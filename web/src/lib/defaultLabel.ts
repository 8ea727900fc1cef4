/** What stands as label at components that their author gave none, by kind: the names that programs of the compatible API look for. */

import { t } from "./text";

const LABELS: Record<string, () => string> = {
  annotatedimage: () => t("Annotated Image"),
  audio: () => t("Audio"),
  chatbot: () => t("Chatbot"),
  checkbox: () => t("Checkbox"),
  checkboxgroup: () => t("Checkbox Group"),
  code: () => t("Code"),
  colorpicker: () => t("Color Picker"),
  datetime: () => t("Date"),
  dialogue: () => t("Dialogue"),
  dropdown: () => t("Dropdown"),
  file: () => t("File"),
  fileexplorer: () => t("FileExplorer"),
  gallery: () => t("Gallery"),
  image: () => t("Image"),
  imageeditor: () => t("Image"),
  imageslider: () => t("Image"),
  label: () => t("Label"),
  model3d: () => t("3D Model"),
  multimodaltextbox: () => t("MultimodalTextbox"),
  number: () => t("Number"),
  plot: () => t("Plot"),
  radio: () => t("Radio"),
  slider: () => t("Slider"),
  textbox: () => t("Textbox"),
  video: () => t("Video"),
};

/** The name of a component of this kind, for a label; nothing where the kind goes without one. */
export function defaultLabel(kind: string): string | undefined {
  return LABELS[kind]?.();
}
