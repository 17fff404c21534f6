/** Writes preferences over and over until it is killed. Argument: the profile's folder. */
import { writeSync } from "node:fs";
import { createPreferences } from "../../electron/settings/preferences.ts";

const preferences = createPreferences({ folder: process.argv[2] ?? "" });
for (let index = 0; ; index += 1) {
  preferences.set({ colorScheme: "dark", beforeSending: "send", defaultMatter: `matter ${index} `.repeat(200) });
  if (index === 0) writeSync(1, "begun\n");
}
