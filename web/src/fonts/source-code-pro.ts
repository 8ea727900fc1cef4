import "@fontsource-variable/source-code-pro";
