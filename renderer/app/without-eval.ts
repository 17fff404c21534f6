import { config } from "zod";

// zod makes faster parsers with `new Function` where it may; the page's content security policy says that it may not.
config({ jitless: true });
