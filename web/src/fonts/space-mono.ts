import "@fontsource/space-mono/400.css";
import "@fontsource/space-mono/700.css";
