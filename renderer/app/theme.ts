import {
  convertCssVariables,
  createTheme,
  defaultCssVariablesResolver,
  type MantineColorsTuple,
  type MantineTheme,
} from "@mantine/core";

/** The house's own tokens, by scheme: paper, ink and the three colours that mean something. CSS reads them as `--hn-*`. */
const light = {
  /** The room. */
  paper: "#faf7f0",
  /** What lies on it: cards, fields, the summary. */
  sheet: "#fffdf8",
  /** The table under the contract's pages. */
  sunken: "#efe9dc",
  line: "#e4dccb",
  "line-strong": "#cdc2ac",
  ink: "#1f1b16",
  "ink-soft": "#564e42",
  "ink-faint": "#6f6657",
  accent: "#1f4379",
  "accent-soft": "#e6ebf3",
  amber: "#7d5200",
  "amber-soft": "#fbf0d6",
  "amber-line": "#dfae4f",
  red: "#98291c",
  "red-soft": "#fae6e0",
  "red-line": "#d98b7d",
  mark: "#ffd45e",
  shadow: "0 1px 2px rgb(60 48 24 / 8%), 0 4px 14px rgb(60 48 24 / 6%)",
  "page-filter": "none",
  "page-tint": "#fffdf7",
};

const dark: typeof light = {
  paper: "#1a1815",
  sheet: "#221f1b",
  sunken: "#12110f",
  line: "#36312a",
  "line-strong": "#4d463b",
  ink: "#ece5d8",
  "ink-soft": "#b9b0a0",
  "ink-faint": "#9c9383",
  accent: "#a3bdea",
  "accent-soft": "#263044",
  amber: "#e8b85c",
  "amber-soft": "#33290f",
  "amber-line": "#86672a",
  red: "#f29a8a",
  "red-soft": "#2e1c18",
  "red-line": "#7a4036",
  mark: "#ffcf4d",
  shadow: "0 1px 2px rgb(0 0 0 / 40%), 0 4px 14px rgb(0 0 0 / 30%)",
  // A white page in a dark room blinds; it is dimmed, never inverted, so that stamps and signatures stay what they are.
  "page-filter": "brightness(0.84) sepia(0.12)",
  "page-tint": "#fffdf7",
};

const scale = {
  "font-sans": '"Inter Variable", system-ui, sans-serif',
  "font-serif": '"Source Serif 4 Variable", Georgia, serif',
  "text-caption": "0.75rem",
  "text-small": "0.8125rem",
  "text-body": "0.875rem",
  "text-reading": "1.0625rem",
  "text-lead": "1.25rem",
  "text-title": "1.625rem",
  "space-1": "0.25rem",
  "space-2": "0.5rem",
  "space-3": "0.75rem",
  "space-4": "1rem",
  "space-5": "1.5rem",
  "space-6": "2.5rem",
  "space-7": "4rem",
  radius: "4px",
  bar: "3rem",
};

const ink: MantineColorsTuple = [
  "#eef2f9",
  "#dbe4f2",
  "#b7c7e3",
  "#a3bdea",
  "#6f8ec3",
  "#44689f",
  "#335893",
  "#1f4379",
  "#193763",
  "#122a4d",
];
const gray: MantineColorsTuple = [
  "#f7f3ea",
  "#f2ede2",
  "#e8e1d2",
  "#ddd4c2",
  "#cdc2ac",
  "#82796a",
  "#6f6657",
  "#564e42",
  "#3d372e",
  "#1f1b16",
];
const darks: MantineColorsTuple = [
  "#ece5d8",
  "#cfc6b6",
  "#b9b0a0",
  "#9c9383",
  "#4d463b",
  "#36312a",
  "#221f1b",
  "#1a1815",
  "#12110f",
  "#0c0b0a",
];
const red: MantineColorsTuple = [
  "#fae6e0",
  "#f4cfc5",
  "#f29a8a",
  "#e37f6d",
  "#cf5f4c",
  "#b84534",
  "#a83424",
  "#98291c",
  "#7d2016",
  "#5e1710",
];

export const theme = createTheme({
  colors: { ink, gray, dark: darks, red },
  primaryColor: "ink",
  primaryShade: { light: 7, dark: 5 },
  white: light.sheet,
  black: light.ink,
  fontFamily: scale["font-sans"],
  fontFamilyMonospace: "ui-monospace, Menlo, Consolas, monospace",
  headings: { fontFamily: scale["font-serif"], fontWeight: "600" },
  fontSizes: { xs: scale["text-caption"], sm: scale["text-small"], md: scale["text-body"], lg: "1rem", xl: "1.125rem" },
  spacing: {
    xs: scale["space-2"],
    sm: scale["space-3"],
    md: scale["space-4"],
    lg: scale["space-5"],
    xl: scale["space-6"],
  },
  defaultRadius: scale.radius,
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: "sm", fw: 500 } },
    Loader: { defaultProps: { color: "var(--hn-accent)" } },
    Progress: { defaultProps: { color: "var(--hn-accent)" } },
    TextInput: { defaultProps: { size: "sm" } },
    PasswordInput: { defaultProps: { size: "sm" } },
  },
});

/**
 * The whole theme as CSS, for a constructed style sheet: nothing on the page needs an inline `<style>`, so the content
 * security policy can forbid them.
 */
export function themeCss(merged: MantineTheme): string {
  const defaults = defaultCssVariablesResolver(merged);
  const own = (tokens: Record<string, string>) =>
    Object.fromEntries(Object.entries(tokens).map(([name, value]) => [`--hn-${name}`, value]));
  return convertCssVariables({
    variables: { ...defaults.variables, ...own(scale) },
    light: {
      ...defaults.light,
      ...own(light),
      "--mantine-color-body": light.paper,
      "--mantine-color-default": light.sheet,
      "--mantine-color-dimmed": light["ink-soft"],
      "--mantine-color-error": light.red,
      "--mantine-color-placeholder": light["ink-faint"],
    },
    dark: {
      ...defaults.dark,
      ...own(dark),
      "--mantine-color-body": dark.paper,
      "--mantine-color-default": dark.sheet,
      "--mantine-color-dimmed": dark["ink-soft"],
      "--mantine-color-error": dark.red,
      "--mantine-color-placeholder": dark["ink-faint"],
      "--mantine-color-text": dark.ink,
    },
  });
}
