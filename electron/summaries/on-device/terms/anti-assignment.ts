import { cuedTerm, type Term } from "./term.ts";

export const antiAssignment: Term = cuedTerm(
  "Assignment of the contract",
  {
    about: /assign|transfer|delegate|sublicen[cs]e/i,
    heading: /\bassign|\bsuccessors|\btransfer/i,
    strong: [
      /\b(?:may not|shall not|cannot|will not|neither party (?:may|shall|will)|no party (?:may|shall)|not (?:be )?assign\w*|nor)\b.{0,100}\b(?:assign|transfer|delegate|sublicense)\w*\b.{0,220}\b(?:consent|approval|permission|agreement|hereunder|void)\b/i,
      /\bwithout\b.{0,80}\b(?:consent|approval|permission)\b.{0,100}\b(?:assign|transfer)\w*\b/i,
      /\b(?:assign|transfer)\w*\b.{0,100}\bwithout\b.{0,80}\b(?:consent|approval|permission)\b/i,
      /\b(?:agreement|rights)\b.{0,60}\b(?:is|are|shall be) (?:not assignable|personal|non-?(?:assignable|transferable))\b/i,
      /\b(?:any )?(?:purported |attempted )?(?:assignment|transfer)\b.{0,80}\b(?:null and void|void|invalid)\b/i,
    ],
    weak: [/\b(?:shall|will|is|are) not (?:be )?(?:assignable|transferable)\b/i, /\bassign\w*\b/i],
    not: /\b(?:hereby assigns?|assigns? (?:to|all)|assigned to (?:the )?(?:project|team|account)|royalt|shares of common stock)\b/i,
  },
  "anti-assignment",
);
