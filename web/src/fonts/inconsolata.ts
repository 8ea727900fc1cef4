import "@fontsource-variable/inconsolata";
