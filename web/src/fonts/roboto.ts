import "@fontsource-variable/roboto";
