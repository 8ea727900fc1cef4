import "@fontsource-variable/open-sans";
