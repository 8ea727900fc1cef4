/** The editor itself, in terms of CodeMirror. Loaded only on a page that shows code. */

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import {
  bracketMatching,
  foldGutter,
  foldKeymap,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from "@codemirror/language";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, type Extension, Transaction } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";

import { loadLanguage } from "./languages";

export interface EditorOptions {
  isInteractive: boolean;
  language: string | null;
  wrapsLines: boolean;
  hasLineNumbers: boolean;
  completes: boolean;
  /** Attributes of the element that is typed in. */
  attributes: Record<string, string>;
}

export interface EditorEvents {
  oninput: (text: string) => void;
  onfocus: () => void;
  onblur: () => void;
}

export interface Editor {
  show(text: string): void;
  configure(options: EditorOptions): void;
  remove(): void;
}

const COLORS = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: "var(--code-keyword)" },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: "var(--code-string)" },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: "var(--code-number)" },
  {
    tag: [tags.function(tags.variableName), tags.function(tags.definition(tags.variableName))],
    color: "var(--code-name)",
  },
  {
    tag: [tags.className, tags.typeName, tags.tagName, tags.propertyName, tags.attributeName],
    color: "var(--code-name)",
  },
  { tag: [tags.comment, tags.meta], color: "var(--text-faint)", fontStyle: "italic" },
  { tag: tags.heading, fontWeight: "600" },
  { tag: tags.link, textDecoration: "underline" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: tags.strong, fontWeight: "600" },
  { tag: tags.invalid, color: "var(--danger-text)" },
]);

/** Put an editor into `parent`. */
export function makeEditor(parent: HTMLElement, text: string, events: EditorEvents): Editor {
  const options = new Compartment();
  const language = new Compartment();
  let shownLanguage: string | null = null;
  const tell = EditorView.updateListener.of((update) => {
    const isTyped = update.transactions.some((one) => one.annotation(Transaction.remote) !== true);
    if (update.docChanged && isTyped) events.oninput(update.state.doc.toString());
    if (update.focusChanged) (update.view.hasFocus ? events.onfocus : events.onblur)();
  });
  const view = new EditorView({
    parent,
    doc: text,
    extensions: [always(), tell, options.of([]), language.of([])],
  });
  return {
    show: (shown) => replace(view, shown),
    configure(wanted) {
      view.dispatch({ effects: options.reconfigure(extensionsFor(wanted)) });
      if (wanted.language === shownLanguage) return;
      shownLanguage = wanted.language;
      void loadLanguage(wanted.language).then((support) => {
        if (wanted.language === shownLanguage) view.dispatch({ effects: language.reconfigure(support ?? []) });
      });
    },
    remove: () => view.destroy(),
  };
}

function always(): Extension {
  return [
    highlightSpecialChars(),
    history(),
    drawSelection(),
    indentUnit.of("    "),
    indentOnInput(),
    bracketMatching(),
    highlightSelectionMatches(),
    syntaxHighlighting(COLORS),
    keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap]),
  ];
}

function extensionsFor(options: EditorOptions): Extension {
  return [
    EditorState.readOnly.of(!options.isInteractive),
    EditorView.contentAttributes.of(options.attributes),
    options.hasLineNumbers ? [lineNumbers(), foldGutter()] : [],
    options.wrapsLines ? EditorView.lineWrapping : [],
    options.isInteractive ? [closeBrackets(), keymap.of([indentWithTab])] : [],
    options.isInteractive ? [highlightActiveLine(), highlightActiveLineGutter()] : [],
    options.isInteractive && options.completes ? [autocompletion(), keymap.of(completionKeymap)] : [],
  ];
}

/** Change only what differs, so that the caret and the place of the reader stay. */
function replace(view: EditorView, text: string): void {
  const shown = view.state.doc.toString();
  if (shown === text) return;
  let from = 0;
  const shortest = Math.min(shown.length, text.length);
  while (from < shortest && shown[from] === text[from]) from++;
  let same = 0;
  while (same < shortest - from && shown.at(-1 - same) === text.at(-1 - same)) same++;
  view.dispatch({
    changes: { from, to: shown.length - same, insert: text.slice(from, text.length - same) },
    annotations: [Transaction.remote.of(true), Transaction.addToHistory.of(false)],
  });
}
