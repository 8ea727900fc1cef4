import "@fontsource-variable/jetbrains-mono";
