import "@fontsource-variable/roboto-mono";
