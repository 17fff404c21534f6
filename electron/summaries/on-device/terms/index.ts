import { antiAssignment } from "./anti-assignment.ts";
import { auditRights } from "./audit-rights.ts";
import { confidentiality } from "./confidentiality.ts";
import { agreementDate, effectiveDate } from "./dates.ts";
import { expirationDate, noticeToTerminateRenewal, renewalTerm, term } from "./duration.ts";
import { exclusivity } from "./exclusivity.ts";
import { governingLaw } from "./governing-law.ts";
import { documentName, partiesTerm } from "./identity.ts";
import { indemnity } from "./indemnity.ts";
import { insurance } from "./insurance.ts";
import { capOnLiability, uncappedLiability } from "./liability.ts";
import { nonCompete } from "./non-compete.ts";
import { payment } from "./payment.ts";
import { terminationForConvenience } from "./termination-for-convenience.ts";
import type { Term } from "./term.ts";

/** Every key term the engine looks for, in the order in which a lawyer asks. */
export const terms: readonly Term[] = [
  documentName,
  partiesTerm,
  agreementDate,
  effectiveDate,
  term,
  expirationDate,
  renewalTerm,
  noticeToTerminateRenewal,
  governingLaw,
  payment,
  terminationForConvenience,
  antiAssignment,
  exclusivity,
  nonCompete,
  capOnLiability,
  uncappedLiability,
  indemnity,
  insurance,
  auditRights,
  confidentiality,
];
