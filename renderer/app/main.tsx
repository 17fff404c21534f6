import "./without-eval.ts";
import "@fontsource-variable/inter/index.css";
import "@fontsource-variable/source-serif-4/opsz.css";
import "@fontsource-variable/source-serif-4/opsz-italic.css";
import "@mantine/core/styles.css";
import "@mantine/dropzone/styles.css";
import "./base.css";
import { DEFAULT_THEME, MantineProvider, mergeMantineTheme } from "@mantine/core";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createStores, StoresProvider } from "../state/stores.ts";
import { connect } from "./api.ts";
import { Shell } from "./shell.tsx";
import { theme, themeCss } from "./theme.ts";

const sheet = new CSSStyleSheet();
sheet.replaceSync(themeCss(mergeMantineTheme(DEFAULT_THEME, theme)));
document.adoptedStyleSheets.push(sheet);

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no root element.");

const stores = createStores(await connect());

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
      <StoresProvider value={stores}>
        <Shell />
      </StoresProvider>
    </MantineProvider>
  </StrictMode>,
);
