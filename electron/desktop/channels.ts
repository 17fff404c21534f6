/** The page to the preload, and the preload to the main process: "give me a port". */
export const CONNECT = "headnote:connect";
/** The preload to the page, with the port. */
export const PORT = "headnote:port";
