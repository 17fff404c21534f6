import { cuedTerm, type Term } from "./term.ts";

export const terminationForConvenience: Term = cuedTerm("Termination for convenience", {
  heading: /\bterminat|\bcancel|\bterm\b/i,
  strong: [
    /\b(?:may|right to|entitled to|can)\b.{0,40}\b(?:terminate|cancel|end)\b.{0,160}\b(?:at any time|for convenience|without cause|for any (?:or no )?reason|with or without cause|in its (?:sole|absolute) discretion|without (?:giving )?(?:any )?reason)\b/i,
    /\b(?:at any time|for convenience|without cause|for any reason|with or without cause)\b.{0,120}\b(?:terminat|cancel)/i,
    /\b(?:terminat|cancel)\w*\b.{0,80}\b(?:for convenience|without cause|for any (?:or no )?reason|with or without cause)\b/i,
    /\b(?:either party|[A-Z]\w+) (?:may|shall have the right to) (?:terminate|cancel|end) this (?:agreement|contract)\b.{0,60}\b(?:upon|by giving|on|with)\b.{0,30}\b(?:days?|months?)\b.{0,40}\bnotice\b(?!.{0,200}\b(?:breach|default|fails?|insolven|bankrupt)\b)/i,
  ],
  not: /\b(?:upon|following|after|in the event of|prior to|notwithstanding)\W+(?:the |any |such )?(?:expiration|termination|cancell?ation)|\bis terminated\b|\bsuch termination\b|\bterminat(?:ion|ed) (?:of this agreement )?for any reason\b|\beffect of termination\b|\bif\W*$|\bif \(|\bif (?:the other|either|any|such) |\bin the event (?:that|of)\b|\b(?:by|upon) (?:mutual )?(?:written )?agreement\b|\bmutual(?:ly)? (?:written )?(?:agree|consent)|\b(?:effect of termination|survive|material breach|in the event of (?:a |any )?(?:breach|default)|if (?:the other party|either party).{0,60}(?:breach|default)|bankrupt|insolven)\b/i,
});
