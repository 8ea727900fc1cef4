import "@fontsource-variable/quicksand";
