import "@fontsource-variable/source-sans-3";
