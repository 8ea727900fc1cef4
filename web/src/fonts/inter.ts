import "@fontsource-variable/inter";
