/** What stands in a menu. */

import type { Component } from "svelte";

export interface MenuItem {
  label: string;
  onpick: () => void;
  /** A Lucide icon, imported by its own path. */
  icon?: Component<{ size?: number | string }>;
  isDisabled?: boolean;
  /** Whether it is what holds now: the menu opens at it. */
  isCurrent?: boolean;
  /** Whether a line stands above it. */
  beginsGroup?: boolean;
}
