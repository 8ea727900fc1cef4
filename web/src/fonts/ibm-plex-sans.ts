import "@fontsource-variable/ibm-plex-sans";
