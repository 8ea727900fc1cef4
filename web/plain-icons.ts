import type { Plugin } from "vite";

/** A drawing: its elements with their attributes, and what lies in them. */
type Part = [tag: string, attributes: Record<string, string>, children?: Part[]];

/**
 * Makes of each icon of Lucide a template that the browser copies whole, in place of a list from which its element is put
 * together when it is shown. It takes `size`, `fill` and `aria-label`; without the last, screen readers skip it.
 */
export function plainIcons(): Plugin {
  return {
    name: "hiroba:plain-icons",
    enforce: "pre",
    transform(code, id) {
      if (!/@lucide\/svelte\/dist\/icons\/[^/?]+\.svelte$/.test(id)) return undefined;
      const data = /const iconData = (\{.*\});/.exec(code)?.[1];
      if (data === undefined) throw new Error(`There is no drawing in ${id}: has the package changed its form?`);
      const { node, size } = JSON.parse(data) as { node: Part[]; size: number };
      return { code: component(node.map(written).join(""), size), map: null };
    },
  };
}

function component(drawing: string, size: number): string {
  return `<script>let { size = ${size}, fill = "none", "aria-label": label } = $props();</script>
<svg width={size} height={size} viewBox="0 0 ${size} ${size}" {fill} stroke="currentColor" stroke-width="2"
  stroke-linecap="round" stroke-linejoin="round" aria-hidden={label ? undefined : "true"} aria-label={label}>${drawing}</svg>`;
}

function written([tag, attributes, children = []]: Part): string {
  const text = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
  return `<${tag}${text.join("")}>${children.map(written).join("")}</${tag}>`;
}
