import { factFirst } from "./answers.ts";
import { cuedTerm, type CuedTerm, type Cues } from "./term.ts";

/** A promise not to: "shall not", "agrees that it will not", "neither party may". */
const notTo =
  "(?:(?:shall|will|may|must|agrees?|covenants?|undertakes?|pledges?)(?: (?:that|and|it|they|he|she|you|during|the|term|at|any|time|to|shall|will|further|also|hereby|both)){0,8},? (?:not|never)|(?:ensure|procure)s? that (?:\\w+ ){1,4}(?:do|does) not|neither|nor shall|prohibited from|refrain from|precluded from|restricted from)";
/** What a user may not do, or let others do, with what is provided, is what the use is limited to, and no restraint of trade. */
const usageRule =
  "\\b(?:permit|allow|authori[sz]e|enable|let) (?:anyone|anybody|any (?:other|third)|others|third part)[^.;:]{0,30}\\bto\\b\\W*(?:\\(?[a-z]{1,3}\\)\\s*)?(?:sell|resell|sublicen\\w+|copy|modify|reverse|remove|access|use|disclose|rent|lease|conduct|provide|distribute|reproduce|decompile|interfere|submit|upload)\\b|\\b(?:permit|allow) (?:anyone|anybody|others)[^.;:]{0,30}\\bto\\b\\W*$|\\b(?:copy|modify|reverse|decompile|disassemble|sublicen\\w+|derivative works?)\\b.{0,200}\\b(?:service|software|platform|product|system|documentation)s?\\b|\\b(?:use|access)\\b.{0,60}\\bto (?:build|develop|create|design|offer|train)\\b.{0,60}\\b(?:competing|competitive|similar|that competes?)\\b";
const rival = "(?:competing|competitive|competitors?|competes?|in competition|substantially similar|substitutes?)";
/** What says that nothing of the kind is restricted. */
const released =
  /\bnothing (?:in this|contained|herein|shall)\b|\bforegoing restrictions?\b|\b(?:is|are|shall be|remains?) free to\b|\bnot (?:be )?(?:prevent|prohibit|preclude|restrict|limit)(?:ed|s)?\b|\bdoes not (?:restrict|prevent|prohibit|preclude)\b|\bnot (?:be )?(?:serve to |operate to |in any way )?(?:impair|affect|diminish|interfere with)\b[^.;]{0,30}\b(?:rights?|freedom|ability|liberty)\b/i;

/** How long it binds. A length in brackets among other words is that of something else: who left less than a year before. */
const lasts: NonNullable<Cues["say"]> = ({ whole: _whole, ...best }, subject, cues) =>
  factFirst("duration")({ ...best, text: best.text.replace(/\([^)]*\p{L}{3}[^)]*\)/gu, "") }, subject, cues);

export const nonCompete: CuedTerm = cuedTerm(
  "Restriction on competition",
  {
    spread: 2.5,
    // The time after the contract has a promise of its own, and so has the time before its end.
    beside:
      /\bduring the (?:term|continuance|currency)\b.{0,120}\b(?:neither|not)\b.{0,200}\b(?:interest in|engage|perform services|own|participate)\b.{0,200}\bbusiness/i,
    about: /compet|similar|substitut|comparable|undertakes|not/i,
    announced: /^(?:covenants? not to compete|non-?compet\w*|restrictive covenants?)\b/i,
    heading: /\bcompet|\brestrictive covenant|\bnon-?competition/i,
    strong: [
      new RegExp(`\\b${notTo}\\b.{0,300}\\b(?:compete(?:s|d)?|competition|competing|competitive|competitors?)\\b`, "i"),
      new RegExp(
        `\\b${notTo}\\b.{0,100}\\b(?:sell|market|distribut\\w+|promot\\w+|manufactur\\w+|represent\\w*|offer\\w*|develop\\w*|endors\\w+|provide|engag\\w+|operat\\w+|own|interest in|advertis\\w+|licen[cs]e)\\b.{0,160}\\b${rival}\\b`,
        "i",
      ),
      // The promise itself, before those that guard it: to run no such business, and to have no part in one.
      new RegExp(
        `\\b${notTo}\\b.{0,300}\\b(?:engage[ds]?|carry on|own|manage|operate|control|invest|participate|be (?:employed|interested)|ha(?:ve|s) (?:any|an) interest)\\b.{0,200}\\b(?:business(?:es)?|activit(?:y|ies)|enterprises?|ventures?)\\b.{0,160}\\b(?:compet(?:es?|ing|itive|ition)|similar to|same as)\\b`,
        "i",
      ),
      new RegExp(
        `\\b${notTo}\\b.{0,300}\\b(?:restricted|prohibited|competing|competitive) (?:business(?:es)?|activit(?:y|ies))\\b`,
        "i",
      ),
      /\bundertakes? not to (?:develop|manufacture|sell|market)\b/i,
      /\bprohibit\w*\b.{0,200}\bcompet(?:e|es|ition|ing|itors?|itive)\b/i,
      /\bnon-?compet(?:e|ition)\b.{0,100}\b(?:period|covenant|shall|agree)/i,
    ],
    // A rival may be named.
    rare: [
      /\b(?:agrees?|undertakes?|covenants?) not to (?:enter into|engage in|form|have)\b.{0,80}\b(?:cooperation|partnership|business|arrangements?|agreements?|alliance)\b.{0,40}\bwith\b/i,
    ],
    weak: [/\bnot\b.{0,140}\b(?:engage|compete|perform|sell|provide|assist)\b/i],
    // Whose staff a rival may not hire is another rule.
    less: /\b(?:employ|engage|hire|entice|recruit)\b[^.;]{0,60}\b(?:persons?|employees?|staff|personnel)\b/i,
    not: new RegExp(
      `${released.source}|${usageRule}|\\b(?:competitive (?:bid|price|pricing|prices|rates|process|basis|terms|position)|confidential information|proprietary information|trade secrets?|competent|unfair competition|confusingly similar|similar mark|solicit|not be (?:required|obligated|obliged)|enter into an? (?:separate|further|new|definitive) agreement|subject to .{0,60}covenant not to compete)\\b|\\bif\\b.{0,60}\\bcompetit|\\bassign\\w*\\b.{0,60}\\bcompetitor`,
      "i",
    ),
    say: lasts,
  },
  "non-compete",
);

export const exclusivity: CuedTerm = cuedTerm("Exclusivity", {
  spread: 2.5,
  about: /exclusiv|other|third|requirements|anyone|another|sole/i,
  announced:
    /^(?:mutual )?exclusiv(?:ity(?! of remed)|e (?:rights?|dealings?|appointment|arrangement|supply|territory|sponsorship))\b/i,
  heading: /\bexclusiv/i,
  strong: [
    /(?<!non[- ]|not )\b(?:sole and )?exclusive (?:rights?|licen[cs]es?|distribut\w+|agen(?:t|cy)|supplier|provider|reseller|sponsor(?:ship)?|territory|basis|dealer|representative|manufacturer|marketing|appointment|worldwide|perpetual|option|partner|promotion)\b/i,
    /(?<!non-|non |not )\bexclusively\b.{0,40}\b(?:from|through|to|with)\b.{0,80}\b(?:supplier|manufacturer|company|distributor|vendor|seller|party|customer|buyer|purchaser|licensee)\b/i,
    new RegExp(
      `\\b${notTo}\\b.{0,120}\\b(?:appoint|grant|authori[sz]e|permit|negotiate|entertain|purchase|obtain|engage|enter into|contract with|sell|supply|licen[cs]e|allow|retain)\\b(?:(?!\\bbut\\b).){0,100}\\b(?:any (?:other(?! (?:location|place|premises|sites?|manner|way|purpose|time|means|rights?|provisions?|obligations?))|third)|anyone|others the right|third part(?:y|ies)|other (?:person|party|distributor|supplier)|another)\\b`,
      "i",
    ),
    /\b(?:as|its|their|an?|the) (?:sole and )?exclusive (?:\w+ ){0,3}(?:advis[eo]r|agent|broker|consultant|underwriter|carrier|manager|licensee|vendor|sponsor)\b/i,
    /\b(?:grants?|licen[cs]es?|appoints?)\b.{0,20}\bno other (?:\w+ ){0,2}(?:licen[cs]es?|rights?|persons?|part(?:y|ies)|distributors?|agents?)\b/i,
    /\b(?:licen[cs]e|grant|appointment)\b.{0,80}\b(?:shall be|is|are|,) exclusive\b|\b(?:worldwide|perpetual|irrevocable), exclusive\b/i,
    /\bentitled to exclusively\b/i,
    // The sole right is the exclusive one.
    /\b(?:grants?|gives?|appoints?|granted|appointed)\b.{0,80}\bsole (?:(?:and|or) \w+ )?(?:rights?|licen[cs]e|agen(?:t|cy)|distributor|supplier|provider|dealer|representative|manufacturer)\b/i,
    /\b(?:shall|will|agrees? to) (?:purchase|obtain|buy|procure)\b.{0,40}\b(?:all|entire|100%|exclusively)\b.{0,60}\b(?:requirements|needs|from)\b/i,
    /\bexclusivity\b/i,
  ],
  // Who is told to say that somebody is the only one was made that elsewhere.
  plain:
    /\b(?:grants?|appoints?|engages?|retains?|designates?)\b.{0,120}(?<!non-|non |not )\b(?:exclusive|sole)\b|\b(?:shall|will) be the (?:sole and )?exclusive\b/i,
  less: /^to \p{Ll}|\b(?:display|advertise|represent|state)s?\b.{0,30}\bthat\b|\b(?:will|shall) be negotiated\b|^(?:in the event of|upon) (?:the )?(?:termination|expiration)\b/iu,
  weak: [
    new RegExp(
      `\\b${notTo}\\b.{0,300}\\b(?:market|promote|sell|distribute|commerciali[sz]e|purchase|buy|supply)\\b.{0,100}\\b(?:compet\\w+|other|similar|anyone|third)\\b`,
      "i",
    ),
  ],
  not: new RegExp(
    `${released.source}|${usageRule}|\\bexclusive licen[cs]e,? or (?:any )?other (?:disposition|transfer)|^(?:this|the) (?:[\\w-]+ ){0,4}agreement\\b(?:(?!\\bhereby\\b).){0,60}\\b(?:is|was) (?:made|entered into|dated)\\b|\\bexcept (?:where|as) (?:an |the |this )?[^.;]{0,40}\\bexclusive\\b[^.;]{0,20}\\bremed|(?<![^-]\\bexclusive\\b.{0,160})\\bnon-?\\s?exclusive\\b(?!.{0,120}[^-]\\bexclusive)|©|\\bbreach(?:es)? (?:of )?the exclusivity|\\bsolicit (?:or|nor) accept\\b|\\b(?:(?:on|in) (?:the )?(?:behalf|name) of,? (?:or on behalf of,? )?(?:the other|another)|bind the other|exclusive (?:jurisdiction|venue|remed|property|of taxes|forum|control|discretion|owner|right to (?:prosecute|enforce|litigate|institute|bring|sue|control|conduct|direct|manage|assume|defend|settle)|rights? and (?:control|authority))|(?:control|conduct|assume|direct) (?:of )?the (?:defen[cs]e|prosecution|litigation)|sole and exclusive (?:remedy|property|jurisdiction|venue|obligation|liability|owner)|exclusive of\\b|mutually exclusive|exclusive (?:rights?|title|interests?)(?:,? (?:(?:and|or) )?(?:title|interests?|ownership))* in (?:and|or) to|confidential|disclose|assign\\w*|delegate|encumber|sublicen[cs]e|reverse|decompile|indemnif|infring|without (?:the )?prior|without (?:\\w+ )?(?:prior )?(?:written )?(?:consent|approval)|no exclusiv\\w+|not exclusiv\\w+|not be considered|at .{0,30}exclusive option|exclusive \\w+ (?:sole )?property|(?:permit|allow) (?:anyone|anybody|any (?:other|third))\\b.{0,24}\\bto (?:sell|sublicen\\w+|copy|modify|reverse|remove|access|use|disclose)|user name|passwords?|knowledge|to a third party|to any third part(?:y|ies)|reserves? the right to)\\b|^(?!.*\\bexclusiv).*\\b(?:solicit|hire|recruit|employ)\\b(?:,? (?:\\w+ ){0,4}\\w+){0,6}? (?:persons?|individuals?|employees?|personnel|anyone|staff|consultants?)\\b|^(?!.*\\bexclusiv).*\\b(?:persons?|individuals?|anyone|employees?)\\b[^.;]{0,40}\\b(?:employed|an employee|in the employ)\\b`,
    "i",
  ),
});

/** "The foregoing restrictions" restrict many things. */
const onCompetition =
  /\bnot to (?:enter into|engage in|form|have)\b|\b(?:compet(?:e|es|ing|ition|itors?|itive)|non-?compet\w*|(?<!non-?)exclusiv(?:e|ity|ely))\b/i;
const restrictedBefore = 4;

export const competitiveRestrictionException: CuedTerm = cuedTerm("Competitive restriction exception", {
  spread: 2.5,
  about: /compet|exclusiv|restriction|prohibition|publicly|similar|not to/i,
  heading: /\bexclusiv|\bcompet/i,
  strong: [
    /\b(?:foregoing|above|these|such|preceding) (?:restrictions?|prohibitions?|exclusivity|covenants?|non-?compet\w+)\b.{0,60}\b(?:shall|will|do(?:es)?|is|are) not (?:apply|limit|restrict|prevent|prohibit|preclude)/i,
    /\bnothing\b.{0,80}\b(?:prevent|prohibit|preclude|restrict|limit)s?\b.{0,160}\b(?:compet\w+|similar (?:products?|services?|business)|exclusiv\w+)\b/i,
    // The restriction itself is none, whatever it leaves out in passing: what it allows must be said.
    /\b(?:exclusive|exclusivity|compete|competitive|competing|competition|competitors?)\b.{0,400}\b(?:except(?:ing)?|provided|unless|however|nothing)\b.{0,160}\b(?:may|can|(?:shall|will) be (?:permitted|entitled|allowed|free)|(?:shall|will|do(?:es)?) not (?:be (?:deemed|considered|prohibited|prevented)|apply|prevent|prohibit|restrict|preclude|include))\b/i,
    /\bnotwithstanding\b.{0,120}\b(?:exclusiv\w+|non-?compet\w+|foregoing restriction)\b.{0,200}\b(?:may|shall be (?:permitted|entitled))\b/i,
    /\b(?:not be|not) (?:deemed|considered|construed)\b.{0,60}\b(?:compet\w+|breach of (?:this )?exclusiv\w+)\b/i,
    /\b(?:publicly[- ]traded|publicly held)\b.{0,160}\b(?:prohibit|compet|restrict)\w*/i,
    // A small holding in what is traded in public is the usual one.
    /\b(?:own\w*|hold\w*|(?:stock|share)holders?)\b.{0,100}\b(?:less than|not (?:more|greater) than|no more than|up to|percent)\b.{0,200}\b(?:publicly|actively|securities exchange|stock exchange|listed)\b/i,
  ],
  fits: ({ text, heading, part, index }, { sentences }) =>
    [text, heading].some((words) => onCompetition.test(words)) ||
    sentences.some(
      (other) =>
        other.part === part &&
        other.index >= index - restrictedBefore &&
        other.index < index &&
        onCompetition.test(other.text),
    ),
  rare: [
    /\b(?:agrees?|undertakes?|covenants?) not to (?:enter into|engage in|form|have)\b.{0,80}\b(?:cooperation|partnership|business|arrangements?|alliance)\b.{0,160}\b(?:unless|except)\b/i,
  ],
  not: /\b(?:exclusive (?:jurisdiction|remed\w*|property|of)|non-?exclusive|confidential|indemnif|competitive (?:pric|bid)|sole and exclusive (?:remedy|liability)|agreement (?:with|of) the (?:parties|company))\b/i,
});

export const noSolicitOfCustomers: CuedTerm = cuedTerm(
  "Non-solicitation of customers",
  {
    spread: 2.5,
    about: /solicit|entice|divert|induce|circumvent|canvass/i,
    heading: /\bsolicit|\bcircumvent|\bcompet/i,
    strong: [
      new RegExp(
        `\\b${notTo}\\b.{0,180}\\b(?:solicit|entice|divert|induce|circumvent|canvass|call on|take away)\\w*\\b.{0,140}\\b(?:customers?|clients?|accounts|insureds|patients|policyholders|(?<!\\b(?:employees|personnel|consultants|contractors)\\b[^.;]{0,40})suppliers)\\b`,
        "i",
      ),
      /\bnon-?solicitation of (?:customers|clients)\b/i,
    ],
    // The item of a list that names the staff first; whose orders are not to be sought.
    rare: [
      new RegExp(
        `\\b${notTo}\\b.{0,300}\\b(?:solicit|procure|accept|take)\\b.{0,30}\\borders (?:to|from|of|by) (?:any |the )?(?:\\w+ ){0,4}(?:customers?|clients?) of\\b`,
        "i",
      ),
      new RegExp(
        `\\b${notTo}\\b.{0,180}\\b(?:solicit|entice|induce)\\w*\\b.{0,300}\\(?[ivx]+\\) any (?:\\w+ ){0,2}(?:customers?|clients?)\\b`,
        "i",
      ),
    ],
    not: new RegExp(
      `${released.source}|\\b(?:solicit|entice|induce|hire)\\w*\\b(?:(?!\\b(?:customers|clients|accounts)\\b).){0,100}\\b(?:employees?|personnel|staff|consultants?)\\b(?!.{0,200}\\b(?:customers|clients|any (?:\\w+ )?(?:customer|client)|accounts|policyholders|patients)\\b)|\\bsolicit(?:ation)?(?:,? (?:or|and) \\w+)? (?:of )?proxies\\b|^(?!.*\\borders (?:to|from|of|by) (?:any |the )?(?:\\w+ ){0,4}(?:customers?|clients?) of\\b).*\\bsolicit(?:ation)?(?:,? (?:or|and) \\w+)? (?:of )?orders\\b`,
      "i",
    ),
    say: lasts,
  },
  "no-solicit-of-customers",
);

/** An employee in other words. */
const employed = "(?:persons?|individuals?|anyone)\\b[^.;]{0,120}\\b(?:employed|an employee|in the employ)";

export const noSolicitOfEmployees: CuedTerm = cuedTerm(
  "Non-solicitation of employees",
  {
    spread: 2.5,
    about: /solicit|hire|recruit|entice|induce|employ|engage|encourage/i,
    heading: /\bsolicit|\bhir(?:e|ing)\b|\bemploy|\bpersonnel/i,
    strong: [
      new RegExp(
        `\\b${notTo}\\b.{0,320}\\b(?:(?:solicit|hire|recruit|entice|induce|encourage)\\w*|employ(?:s|ing)?|engag(?:e|es|ing))\\b.{0,120}\\b(?:employees?|personnel|staff|contractors?|consultants?|sales representatives?|${employed})\\b`,
        "i",
      ),
      /\bnot be allowed to (?:employ|hire|solicit)\b/i,
      /\bnon-?solicitation of (?:employees|personnel|staff)\b/i,
    ],
    // Words by which other clauses are known do not count beside "solicit any employee".
    not: new RegExp(
      `${released.source}|\\barbitrators?\\b|\\bsolicit\\w* (?:the )?(?:return|orders?|subscriptions?|proxies)\\b|^(?!.*\\b${notTo}\\b.{0,320}\\b(?:solicit|hire|recruit)\\w*\\b[^.;]{0,60}\\b(?:employees?|personnel|officers?|${employed})\\b).*\\b(?:discriminat|deemed|considered|responsible for|liable|indemnif|disclose|confidential|use of|employees? of the (?:other )?party (?:shall|will) not be|bribe|gift|be (?:employees|an employee)|joint venture|engage in|permit (?:its|any)|kickback|permit|responsibility for|benefits)\\w*\\b`,
      "i",
    ),
    say: lasts,
  },
  "no-solicit-of-employees",
);

export const nonDisparagement: CuedTerm = cuedTerm(
  "Disparagement or harm to reputation",
  {
    spread: 2.5,
    about: /disparag|tarnish|disrepute|derogat|negative light|reputation|goodwill/i,
    announced: /^(?:mutual )?non-?disparagement\b/i,
    heading: /\bdisparag|\breputation/i,
    strong: [
      new RegExp(`\\b${notTo}\\b.{0,200}\\bdisparag\\w+`, "i"),
      /\bdisparages?\b.{0,120}\b(?:party|company|products?|services?|sponsor|licensor|its|their)\b/i,
      new RegExp(
        `\\b${notTo}\\b.{0,160}\\b(?:tarnish\\w*|disrepute|derogat\\w+|negative light|injur\\w+ (?:to )?the (?:reputation|goodwill)|(?:harm|damage|detriment\\w*|impair\\w*|diminish\\w*|adversely)\\b.{0,60}\\b(?:reputation|goodwill))`,
        "i",
      ),
      /\b(?:adversely affect|harmful to)\b.{0,60}\b(?:reputation|goodwill)\b/i,
    ],
    // What lets a party end the contract is no promise.
    not: /^(?:(?!\b(?:shall|will|may|agrees?|covenants?) not\b).)*\b(?:may|right to|entitled to|option to|can)\b.{0,40}\bterminat\w*\b.{0,120}\b(?:if|in the event|upon)\b|^(?:if|in the event|should)\b.*\b(?:may|right to|entitled to)\b.{0,40}\bterminat|\bevents? of (?:default|termination)\b|\b(?:warrant(?:y|ies)|indemnif\w*|infring\w+|obscene|unlawful|libel\w*|defam\w*|subscriber|content|precautions)\b|^(?!.*\bdisparag).*\b(?:use of the|make use)\b/i,
  },
  "non-disparagement",
);

export const mostFavoredNation: CuedTerm = cuedTerm(
  "Most favoured nation",
  {
    spread: 2.5,
    about: /favou?r|better|lower|as (?:low|good|advantageous)/i,
    announced: /^most[- ]favou?red\b/i,
    heading: /\bmost[- ]favou?red/i,
    strong: [
      /\bmost[- ]favou?red[- ](?:nation|customer|licensee|pricing|price|part(?:y|ner))\b/i,
      /\b(?:no|not(?: be)?) less favou?rabl[ey] (?:to \w+(?: \w+)? )?than\b.{0,120}\b(?:any other|other (?:customers?|distributors?|licensees?|part(?:y|ies))|third part(?:y|ies)|offered|granted|given|provided)\b/i,
      /\b(?:no|not)\b.{0,60}\bless favou?rabl[ey]\b.{0,80}\bthan\b.{0,160}\b(?:any other|other (?:customers?|distributors?|licensees?|part(?:y|ies))|offered|granted|given)\b/i,
      /\b(?:at )?as (?:low|good|favou?rable|advantageous) an? (?:rate|price|terms?)\b.{0,120}\bas\b.{0,120}\b(?:sells?|offers?|gives?|grants?|charges?|provides?|available|other)\b/i,
      /\bat least as (?:favou?rable|good|low|advantageous)\b.{0,60}\bas\b.{0,160}\b(?:any other|other (?:customers?|distributors?|licensees?)|offered|granted)\b/i,
      /\b(?:more favou?rable|better|lower)\b.{0,60}\b(?:terms|prices?|rates?|conditions|provisions?)\b.{0,160}\b(?:any other|third part(?:y|ies)|another)\b.{0,240}\b(?:shall|will) (?:also |promptly |immediately |automatically )?(?:be )?(?:offer\w*|extend\w*|adjust\w*|entitled|reduc\w+|appl\w+|amend\w*|receive|deemed)\b/i,
    ],
    rare: [/\b(?:full )?benefit of (?:any|all|such|the|those)\b.{0,40}\bmore (?:favou?rable|advantageous)\b/i],
    not: /\b(?:insurance|insurer|disclos|confidential|assign\w* |transfer\w* (?:the )?shares|third party on terms)\b/i,
  },
  "most-favored-nation",
);
