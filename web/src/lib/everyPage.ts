/** Components that stand on nearly every page, and so come with it: a chunk for each would cost more in requests than it saves in bytes. */

import type { Component } from "svelte";

import button from "../components/button/index";
import column from "../components/column/index";
import row from "../components/row/index";
import textbox from "../components/textbox/index";
import type { Node } from "./node.svelte";

/** What every component gets: its node, and for layouts a snippet-like component that shows one child. */
export type NodeComponent = Component<{ node: Node; child?: unknown }>;

export const EVERY_PAGE = new Map(Object.entries({ button, column, row, textbox } as Record<string, NodeComponent>));
