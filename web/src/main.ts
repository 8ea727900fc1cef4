import "./theme/tokens.css";
import "./theme/names.css";
import "./theme/base.css";
import "./theme/button.css";

import { mountPage } from "./app/mount";

void mountPage();
