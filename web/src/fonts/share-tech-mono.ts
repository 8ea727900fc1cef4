import "@fontsource/share-tech-mono/400.css";
