import "@fontsource-variable/lora";
