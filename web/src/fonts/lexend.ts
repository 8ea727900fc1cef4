import "@fontsource-variable/lexend";
