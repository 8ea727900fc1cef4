/** Labels of kinds that are not on every page. They come with what loads these (loaders.ts). */

import type { Labels } from "./defaultLabel";
import { t } from "./text";

export const FURTHER_LABELS: Labels = {
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
  video: () => t("Video"),
};
