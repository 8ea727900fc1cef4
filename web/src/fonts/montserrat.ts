import "@fontsource-variable/montserrat";
