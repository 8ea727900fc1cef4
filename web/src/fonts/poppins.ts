import "@fontsource/poppins/400.css";
import "@fontsource/poppins/600.css";
