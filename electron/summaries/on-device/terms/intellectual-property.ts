import { cuedTerm, type CuedTerm } from "./term.ts";

const property =
  "(?:intellectual property(?: rights)?|inventions?|works?(?: product)?|deliverables?|developments?|improvements?|copyrights?|patents?|modifications?|derivative works?|materials|designs?|software|know-how|results|content|data|trade\\s?marks?|goodwill|discoveries|ideas|IP(?: rights)?)";
/** What is made, besides. */
const work = "(?:artwork|images|photographs|recordings|footage|films?)";

export const ipOwnershipAssignment: CuedTerm = cuedTerm(
  "Ownership of intellectual property",
  {
    spread: 2.5,
    about: /assign|transfer|convey|hire|property|own|belong|vest/i,
    heading: /\bintellectual|\bownership|\bproprietary|\bwork (?:for|product)|\binventions?|\btitle/i,
    strong: [
      new RegExp(
        `\\b(?:hereby )?(?:irrevocably )?(?:assigns?|transfers?|conveys?)\\b(?! this| its rights (?:or|and) obligations).{0,120}\\b(?:right,? title,? and interest|all (?:of )?(?:its |the )?(?:intellectual property )?rights?)\\b.{0,120}\\b${property}\\b`,
        "i",
      ),
      new RegExp(`\\b(?:shall|will|agrees? to|hereby) (?:promptly )?assigns?\\b.{0,140}\\b${property}\\b`, "i"),
      /\bworks?[- ](?:made[- ])?for[- ]hire\b/i,
      new RegExp(
        `\\b(?:do(?:es)? hereby|deemed to have) (?:\\w+ )?(?:sold|sell|assign(?:ed)?|transfer(?:red)?|convey(?:ed)?)\\b.{0,240}\\b(?:${property}|rights?|title)\\b`,
        "i",
      ),
      new RegExp(
        `\\b(?:${property}|${work})\\b.{0,160}\\b(?:developed|created|made|conceived|prepared|produced|generated|arising)\\b.{0,160}\\b(?:shall|will) (?:be(?:come)?|vest in|belong)\\b.{0,60}\\b(?:property|owned|belong|vest)`,
        "i",
      ),
    ],
    rare: [
      new RegExp(
        `\\b${property}\\b.{0,200}\\b(?:shall|will) be owned (?:solely|exclusively|solely and exclusively) by\\b|\\bproprietary rights,? (?:\\w+ )?(?:shall|will) be owned\\b`,
        "i",
      ),
      new RegExp(
        `\\bshall have (?:the )?(?:sole and )?exclusive (?:rights?|ownership|title)\\b.{0,30}\\bin and to\\b.{0,200}\\b${property}\\b`,
        "i",
      ),
    ],
    plain:
      /\b(?:shall|will) be\b.{0,60}\b(?:property|owned|works? (?:made )?for hire)\b|\b(?:hereby|agrees? to) assigns?\b/i,
    // What is assigned only in case it does not belong to somebody already.
    less: /^whereas\b|^to the extent\b|^(?!.*\bhereby\b).*\bfurther (?:acts?|documents?|instruments?|assurances?)\b/i,
    not: /\bavoid\b.{0,40}\b(?:questions?|disputes?|doubts?|confusion)\b|\b(?:each party (?:shall|will) (?:retain|remain)|jointly own|confidential information (?:shall|is|remains)|may (?:not )?assign|assign (?:or transfer )?(?:this|its rights)|books|records|(?<!\bhereby\b.{0,500})successors|warrants that|retains? all|reserves? all|purchase price|without (?:the )?(?:prior )?(?:written )?consent|pre-?existing)\b/i,
  },
  "ip-ownership-assignment",
);

export const jointIpOwnership: CuedTerm = cuedTerm(
  "Joint ownership of intellectual property",
  {
    spread: 2.5,
    about: /joint|co-?own|undivided/i,
    heading: /\bintellectual|\bownership|\binventions?|\bjoint/i,
    strong: [
      new RegExp(`\\bjointly[- ]own(?:ed|s)?\\b.{0,120}\\b${property}\\b`, "i"),
      new RegExp(
        `\\b${property}\\b.{0,200}\\b(?:jointly[- ]own(?:ed|s)?|owned jointly|joint (?:property|owners?|ownership)|co-?own\\w*)\\b`,
        "i",
      ),
      /\b(?:shall|will) (?:jointly )?(?:co-?)?own\b.{0,60}\b(?:jointly|joint (?:inventions?|patents?|technology|know-how)|equal undivided)\b/i,
      /\bequal,? undivided\b.{0,60}\binterest/i,
      /\bjoint (?:inventions?|patents?|technology|intellectual property|IP)\b.{0,80}\b(?:owned|ownership|property)\b.{0,80}\b(?:jointly|both|each|parties|equal(?:ly)?|and)\b/i,
    ],
    // What one makes "alone or jointly with others" may belong to another altogether.
    not: /^(?!.*\b(?:jointly[- ]own|own(?:ed)? jointly|co-?own|joint owner|undivided)).*\b(?:solely|alone|individually|separately),? (?:or|and\/or) jointly\b|\b(?:subsidiar\w+|jointly and severally|neither party|not (?:be )?joint|no\b.{0,40}\b(?:is|are) (?:jointly|co-?)[- ]?own\w*)\b/i,
  },
  "joint-ip-ownership",
);

export const covenantNotToSue: CuedTerm = cuedTerm(
  "Covenant not to sue or challenge",
  {
    spread: 2.5,
    about: /sue|contest|challeng|attack|dispute|oppose|impair|impugn|question|deny|claim/i,
    announced: /^covenants? not to sue\b/i,
    heading: /\btrade\s?marks?|\bintellectual|\bmarks|\bcovenant|\brelease|\bownership/i,
    strong: [
      /\bcovenants? not to (?:sue|assert|bring)\b|\bnot to sue\b/i,
      /\b(?:not|never|nor)\b.{0,160}\b(?:contest|challenge|attack|dispute|oppose|impugn|question|deny)\w*\b.{0,160}\b(?:validity|ownership|title|rights?|registration|enforceability|interest|use)\b/i,
      // "Shall not impair any right" is said of many things; of what somebody owns it is this.
      new RegExp(
        `\\b(?:not|never|nor)\\b.{0,160}\\bimpair\\w*\\b.{0,160}\\b(?:validity|ownership|title|rights?|registration|enforceability|interest)\\b.{0,100}\\b(?:${property}|marks?|names?|logos?)\\b`,
        "i",
      ),
      /\bhereby (?:\w+ )?(?:releases?|waives?)\b.{0,120}\bclaims?\b.{0,160}\bagainst\b/i,
      /\bnot\b.{0,40}\b(?:claim|assert|represent|acquire)\b.{0,60}\b(?:any )?(?:right|title|ownership|interest)\b.{0,60}\b(?:marks?|trade\s?marks?|names?|logos?|intellectual property|IP)\b/i,
    ],
    // To claim or to register is one thing, to contest what the other has is another.
    less: /^(?!.*\b(?:contest|challeng|attack|disput|oppos|sue\b|impair|assert|releas|waive|question|deny)).*/i,
    not: /\b(?:indemnif\w+|arbitrat\w+|invoices?|jurisdiction|venue|award|consequential|consummation|in good faith disputes?|securities|registration statement|delay|failure|party to any|punitive|waiver|not waive)\b/i,
  },
  "covenant-not-to-sue",
);
