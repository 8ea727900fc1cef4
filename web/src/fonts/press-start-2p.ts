import "@fontsource/press-start-2p/400.css";
