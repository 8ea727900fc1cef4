/** The build that needs no code made of text, with a worker of its own. */
declare module "maplibre-gl/dist/maplibre-gl-csp.js" {
  import type * as MapLibre from "maplibre-gl";

  const maplibre: typeof MapLibre;
  export default maplibre;
}
