import "@fontsource/chakra-petch/400.css";
import "@fontsource/chakra-petch/600.css";
