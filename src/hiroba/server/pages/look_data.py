"""The style of pages that stand without the front end.

NOTE: the colours are those of web/src/theme/tokens.css; a test holds them together.
"""

__all__ = ["DARK", "LIGHT", "STYLE"]

LIGHT = {
    "page": "#fcfcfd",
    "surface": "#ffffff",
    "raised": "#f0f0f3",
    "border": "#d9d9e0",
    "border-strong": "#b9bbc6",
    "text": "#1c2024",
    "text-muted": "#60646c",
    "accent": "#1a57ad",
    "accent-hover": "#104a97",
    "accent-text": "#295ca5",
    "on-accent": "#ffffff",
    "danger-soft": "#feebec",
    "danger-text": "#c62a2f",
}
DARK = {
    "page": "#111113",
    "surface": "#18191b",
    "raised": "#212225",
    "border": "#363a3f",
    "border-strong": "#5a6169",
    "text": "#edeef0",
    "text-muted": "#b0b4ba",
    "accent": "#3370c7",
    "accent-hover": "#2e66b6",
    "accent-text": "#92bdfb",
    "on-accent": "#ffffff",
    "danger-soft": "#3b1219",
    "danger-text": "#ff9592",
}

STYLE = """
*, *::before, *::after { box-sizing: border-box; }
html { background: var(--page); color: var(--text); font: 14px/20px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans",
  "Hiragino Sans", "Noto Sans CJK JP", "PingFang SC", "Microsoft YaHei", "Noto Sans Arabic", "Noto Sans Thai", sans-serif; }
body { margin: 0; min-height: 100dvh; display: flex; flex-direction: column; overflow-wrap: anywhere; }
main { margin: auto; width: 100%; padding: 24px 16px; }
.narrow { max-width: 376px; }
.wide { max-width: 848px; margin-block: 0; padding-block: 32px; }
.mark { display: block; margin-bottom: 24px; color: var(--accent-text); }
h1 { margin: 0 0 8px; font-size: 20px; line-height: 28px; font-weight: 600; }
h2 { margin: 32px 0 8px; font-size: 16px; line-height: 24px; font-weight: 600; }
p { margin: 0 0 16px; color: var(--text-muted); }
a { color: var(--accent-text); text-underline-offset: 2px; }
form { display: grid; gap: 16px; margin-top: 24px; }
label { display: grid; gap: 4px; color: var(--text-muted); font-size: 13px; font-weight: 500; }
input { min-height: 44px; padding: 0 10px; border: 1px solid var(--border-strong); border-radius: 6px; background: var(--surface);
  color: var(--text); font: inherit; font-size: 16px; }
.button { display: inline-flex; align-items: center; justify-content: center; min-height: 44px; padding: 0 16px; border: 0;
  border-radius: 6px; background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 500; text-decoration: none;
  cursor: pointer; }
.block { width: 100%; margin-top: 8px; }
.button:hover { background: var(--accent-hover); }
.button:disabled { background: var(--raised); color: var(--text-muted); cursor: default; }
:focus-visible { outline: 2px solid var(--accent-text); outline-offset: 2px; }
input:focus-visible { outline-offset: -1px; }
.error { margin: 0; padding: 8px 12px; border-radius: 6px; background: var(--danger-soft); color: var(--danger-text); }
.error:empty { display: none; }
pre { overflow-x: auto; margin: 0 0 16px; padding: 12px 16px; border: 1px solid var(--border); border-radius: 10px;
  background: var(--surface); font: 13px/20px ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
code { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-size: 13px; }
h2 code { font-size: inherit; }
table { width: 100%; margin: 0 0 16px; border-collapse: collapse; }
th, td { padding: 8px 16px 8px 0; border-bottom: 1px solid var(--border); text-align: start; vertical-align: top; }
th { color: var(--text-muted); font-size: 12px; font-weight: 500; }
"""
