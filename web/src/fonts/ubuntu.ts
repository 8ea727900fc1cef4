import "@fontsource/ubuntu/400.css";
import "@fontsource/ubuntu/700.css";
